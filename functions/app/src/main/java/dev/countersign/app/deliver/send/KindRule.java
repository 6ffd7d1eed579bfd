package dev.countersign.app.deliver.send;

import dev.countersign.domain.posting.RequestKind;
import dev.countersign.forms.engine.AnswerRule;
import dev.countersign.forms.engine.CorrectionRule;
import dev.countersign.forms.engine.DocumentRules.Document;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineAuth;
import dev.countersign.forms.engine.ReadRule;
import dev.countersign.forms.engine.RequestRule;
import dev.countersign.forms.engine.UsageRule;
import java.util.List;
import java.util.Optional;

/** How an engine's file makes requests of one kind. */
public sealed interface KindRule {
  /** As usage, which may go in a batch. */
  record AsUsage(UsageRule usage) implements KindRule {}

  /** Alone. */
  record Alone(RequestRule made, List<AnswerRule> answers) implements KindRule {
    public Alone {
      answers = List.copyOf(answers);
    }
  }

  /** Alone, and searched for before it is made. */
  record Searched(Document document) implements KindRule {
    ReadRule find() {
      return document.find();
    }
  }

  /** How the request is made. */
  default RequestRule request() {
    return switch (this) {
      case AsUsage(UsageRule usage) -> usage.request();
      case Alone(RequestRule made, var answers) -> made;
      case Searched(Document document) -> document.make();
    };
  }

  /** What authenticates it. */
  default EngineAuth auth(Engine engine) {
    return request().auth().orElse(engine.auth());
  }

  /** The rule of a kind; none where the file has none, or no more. */
  static Optional<KindRule> of(Engine engine, RequestKind kind) {
    return switch (kind) {
      case RequestKind.Usage usage -> Optional.of(new AsUsage(engine.usage()));
      case RequestKind.Correction(RequestKind.How how, var taken) ->
          engine.corrections().stream()
              .filter(rule -> rule.how() == how)
              .findFirst()
              .map(rule -> correction(engine, rule));
      case RequestKind.Document(RequestKind.Direction direction, var taken) ->
          switch (direction) {
            case CREDIT -> engine.documents().credit().map(Searched::new);
            case CHARGE -> engine.documents().charge().map(Searched::new);
          };
    };
  }

  private static KindRule correction(Engine engine, CorrectionRule rule) {
    return switch (rule.request()) {
      case CorrectionRule.Request.AsUsage same -> new AsUsage(engine.usage());
      case CorrectionRule.Request.Own(RequestRule request, var answers) ->
          new Alone(request, answers);
    };
  }
}

package dev.countersign.forms.engine;

import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.forms.engine.AnswerRule.Is;
import dev.countersign.forms.engine.CorrectionRule.Request;
import dev.countersign.forms.engine.DocumentRules.Document;
import dev.countersign.forms.engine.DocumentRules.First;
import dev.countersign.forms.engine.InputNames.Declared;
import dev.countersign.forms.engine.ReadRule.Gives;
import dev.countersign.forms.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code correct}, {@code document} and {@code read_back} of an engine's file. */
final class CorrectionsForm {
  private static final Set<String> FIELDS = Set.of("how", "within", "while", "request");

  private CorrectionsForm() {}

  /**
   * Reads the ways in which a usage is taken back.
   *
   * @param answers what a request has that says no answers of its own
   */
  static List<CorrectionRule> corrections(
      Fields root, List<AnswerRule> answers, Declared declared) {
    var rules = new ArrayList<CorrectionRule>();
    for (Fields in : EngineFields.objects(root, "correct")) {
      in.only(FIELDS);
      in.present("how");
      var how = in.word("how", How.values());
      var within = EngineFields.duration(in, "within");
      boolean open = in.word("while", WhilePeriodIs.values()).isPresent();
      boolean dated = how.filter(How.NEGATIVE::equals).isPresent();
      var period = open || dated ? While.OPEN : While.ALWAYS;
      if (how.filter(How.CANCEL::equals).isPresent()) {
        in.present("request");
      }
      var request =
          in.get("request").isPresent()
              ? in.object("request").flatMap(r -> own(r, answers, declared))
              : Optional.<Request>of(new Request.AsUsage());
      how.flatMap(h -> request.map(r -> new CorrectionRule(h, within, period, r)))
          .ifPresent(rules::add);
    }
    return rules;
  }

  /** The words of {@code while}. */
  private enum WhilePeriodIs {
    OPEN
  }

  private static Optional<Request> own(Fields in, List<AnswerRule> answers, Declared declared) {
    var rule = RequestForm.read(in, InputNames.correction(declared), "answers");
    var read = answers(in, answers);
    return rule.map(r -> new Request.Own(r, read));
  }

  /** The answers of a request, or else those of the usage. */
  private static List<AnswerRule> answers(Fields in, List<AnswerRule> usage) {
    var answers = in.get("answers").isPresent() ? AnswersForm.read(in) : usage;
    if (answers.stream().anyMatch(rule -> rule.is() == Is.ITEMS)) {
      EngineFields.contradiction(
          in, "answers", "no batch, so there are no items", "write answers of this request");
    }
    return answers;
  }

  /** Reads the documents. */
  static DocumentRules documents(Fields root, List<AnswerRule> answers, Declared declared) {
    var in = root.object("document");
    in.ifPresent(document -> {
      document.only(Set.of("credit", "charge"));
      if (document.names().isEmpty()) {
        root.problem("missing", "document", "empty", "write credit or charge, or leave it out");
      }
    });
    return new DocumentRules(
        in.flatMap(d -> d.object("credit")).flatMap(d -> document(d, answers, declared)),
        in.flatMap(d -> d.object("charge")).flatMap(d -> document(d, answers, declared)));
  }

  private static Optional<Document> document(
      Fields in, List<AnswerRule> answers, Declared declared) {
    in.only(Set.of("first", "find", "make"));
    var first = new ArrayList<First>();
    var names = InputNames.document(declared);
    for (Fields each : EngineFields.objects(in, "first")) {
      names = first(each, names, first);
    }
    return document(in, first, names, answers);
  }

  /** Reads one, and gives the names that those after it know. */
  private static InputNames first(Fields in, InputNames names, List<First> read) {
    in.present("as");
    in.present("take");
    var name = in.id("as", EngineFields::isName, text -> text);
    if (name.filter(names.first()::contains).isPresent()) {
      EngineFields.contradiction(in, "as", "another is called so", "give it a name of its own");
    }
    var rule = reading(in, names, Gives.ONE, "take", "as");
    name.flatMap(as -> rule.map(r -> new First(as, r))).ifPresent(read::add);
    return name.map(names::withFirst).orElse(names);
  }

  private static Optional<Document> document(
      Fields in, List<First> first, InputNames names, List<AnswerRule> answers) {
    in.present("find");
    in.present("make");
    var find = in.object("find").flatMap(f -> reading(f, names, Gives.ONE, "found"));
    var make =
        in.object("make")
            .flatMap(m ->
                RequestForm.read(m, names, "answers")
                    .map(rule -> new Made(rule, answers(m, answers))));
    return find.flatMap(f -> make.map(m -> new Document(first, f, m.rule(), m.answers())));
  }

  private record Made(RequestRule rule, List<AnswerRule> answers) {}

  /** Reads how the engine is asked for what it has. */
  static ReadBackRules readBack(Fields root, Declared declared) {
    var in = root.object("read_back");
    in.ifPresent(back -> back.only(Set.of("by_id", "sums", "list")));
    var usage = InputNames.usage(declared);
    var period = InputNames.period(declared);
    return new ReadBackRules(
        in.flatMap(b -> b.object("by_id")).flatMap(b -> reading(b, usage, Gives.ONE, "found")),
        in.flatMap(b -> b.object("sums")).flatMap(b -> reading(b, period, Gives.SUM, "sum")),
        in.flatMap(b -> b.object("list")).flatMap(b -> reading(b, period, Gives.LINES, "lines")));
  }

  /** A request that reads, what it gives standing under this name. */
  private static Optional<ReadRule> reading(
      Fields in, InputNames names, Gives kind, String found, String... more) {
    var known = new ArrayList<>(List.of(found, "absent", "next"));
    known.addAll(List.of(more));
    var request = RequestForm.read(in, names, known.toArray(String[]::new));
    var gives = EngineFields.required(in, found);
    var absent = EngineFields.expression(in, "absent");
    var next = EngineFields.expression(in, "next");
    return request.flatMap(r -> gives.map(g -> new ReadRule(r, kind, g, absent, next)));
  }
}

package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.CorrectionRule;
import dev.countersign.forms.engine.UsageRule.Batch;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.engine.request.BatchComposer;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.PostingInput.TakenBack;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestRenderer;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes the request that would take back a line that nobody of ours put into an engine. Of such
 * a line only its id, customer, meter, month and value are known, so it is dated at the month's
 * last second, or now where the month isn't over.
 */
final class Proposing {
  private static final Batch OF_ONE = new Batch(1, RequestRenderer.LARGEST, new Shape.Lines());

  private Proposing() {}

  /** The first of the engine's ways that this line can be taken back by; none where it has none. */
  static Optional<ProposedRequest> of(
      TargetSetup setup, Suspicion.ForeignLine line, ZoneId zone, Instant now) {
    var renderer = new RequestRenderer(setup.address());
    return line.value()
        .filter(value -> value.signum() != 0)
        .flatMap(value ->
            setup.engine().corrections().stream()
                .map(rule -> rendered(renderer, setup, rule, line, value, zone, now))
                .flatMap(Optional::stream)
                .findFirst());
  }

  private static Optional<ProposedRequest> rendered(
      RequestRenderer renderer,
      TargetSetup setup,
      CorrectionRule rule,
      Suspicion.ForeignLine line,
      BigDecimal value,
      ZoneId zone,
      Instant now) {
    var over = line.month().plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    boolean closed = !setup.target().engine().periods().isOpen(over.minusSeconds(1), zone, now);
    if (closed && rule.how() == How.NEGATIVE) {
      return Optional.empty();
    }
    var time = now.isBefore(over) ? now : over.minusSeconds(1);
    String key = rule.how() == How.NEGATIVE ? "undo_" + line.id() : line.id().value();
    var input =
        new PostingInput(
            key,
            line.group().customer(),
            line.group().meter(),
            rule.how() == How.NEGATIVE ? value.negate() : BigDecimal.ZERO,
            time,
            new Json.Obj(Map.of()),
            setup.settings(),
            Optional.of(new TakenBack(line.id().value(), time, value, Optional.empty())),
            Optional.empty());
    var rendering =
        switch (rule.request()) {
          case CorrectionRule.Request.AsUsage same ->
              renderer.usage(setup.engine().usage(), setup.engine().key(), input);
          case CorrectionRule.Request.Own(var request, var _) -> renderer.alone(request, input);
        };
    return rendering instanceof Rendering.Rendered(EngineRequest request)
        ? Optional.of(proposed(request))
        : Optional.empty();
  }

  /** The request as it goes out; of an engine that takes batches, a batch of one. */
  private static ProposedRequest proposed(EngineRequest request) {
    var whole = BatchComposer.compose(List.of(request), OF_ONE).getFirst().request();
    return new ProposedRequest(whole.method(), whole.url(), whole.body().toText());
  }
}

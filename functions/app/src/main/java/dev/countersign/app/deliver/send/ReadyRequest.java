package dev.countersign.app.deliver.send;

import dev.countersign.domain.planning.DueDecision;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A posting whose request can be sent. Nothing of it is written yet.
 *
 * @param postings all of its outcome, as they were read
 * @param frozen the bytes that are written before they are sent
 */
public record ReadyRequest(
    Posting posting,
    OutcomePostings postings,
    FrozenRequest frozen,
    EngineRequest request,
    PostingInput input,
    KindRule rule) {

  /** What the engine knows it by. */
  String key() {
    return input.key();
  }

  /**
   * What no other request under way may have, too.
   *
   * @param alone names of the input
   */
  String lane(Set<String> alone) {
    var names = input.json();
    return new TreeSet<>(alone)
        .stream()
            .map(name -> names.get(name).map(ReadyRequest::text).orElse(""))
            .collect(Collectors.joining("\u0000"));
  }

  private static String text(Json value) {
    return value instanceof Json.Str(String text) ? text : value.toString();
  }

  /** Whether the same is still to be sent: since it was made it may have waited for its turn. */
  boolean isDue(BillingTarget target, Turn turn, Instant now) {
    return switch (DueDecision.of(posting.id(), postings, target, turn, now)) {
      case DueStep.Send(PlannedRequest plan) -> asks(plan, target);
      // Its bytes are others where the target moved before any try was taken.
      case DueStep.SendAgain(FrozenRequest request) -> request.plan().equals(frozen.plan());
      default -> false;
    };
  }

  /** One that is dated by the time of its request may be some seconds older than now. */
  private boolean asks(PlannedRequest plan, BillingTarget target) {
    var made = frozen.plan();
    var zone = posting.line().zone();
    var periods = target.engine().periods();
    return plan.kind().equals(made.kind())
        && plan.customer().equals(made.customer())
        && plan.value() == made.value()
        && (plan.kind() instanceof RequestKind.Document || isOwn(plan) == isOwn(made))
        && periods.month(plan.postingTime(), zone).equals(periods.month(made.postingTime(), zone));
  }

  /** Whether it is dated as its result. A document never is, but may be made in that instant. */
  private boolean isOwn(PlannedRequest plan) {
    return plan.postingTime().equals(posting.line().occurredAt());
  }
}

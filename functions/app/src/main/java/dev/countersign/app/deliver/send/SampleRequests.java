package dev.countersign.app.deliver.send;

import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.intake.SampleResults;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.planning.AnswerDecision;
import dev.countersign.domain.planning.Claiming;
import dev.countersign.domain.planning.DueDecision;
import dev.countersign.domain.planning.PostingPlan;
import dev.countersign.domain.planning.Turn;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.forms.billing.TargetSetup;
import java.util.List;

/**
 * The requests that a result and its reversal would be, for a person to look at before anything is
 * billed: planned, made and frozen by the code that sends. Nothing is sent, and no secret is read.
 */
public final class SampleRequests {
  /** Stands for the id that the engine gives to what it took. */
  private static final EngineReference REFERENCE = new EngineReference("sample-reference");

  private final TargetSetup target;
  private final RequestMaking making;
  private OutcomePostings postings;

  private SampleRequests(TargetSetup target) {
    this.target = target;
    this.making = new RequestMaking(target);
    this.postings = OutcomePostings.of(target.target().tenant(), target.name(), List.of());
  }

  /** What would become of a line. */
  public sealed interface Sample {
    /** This request, frozen as these bytes. */
    record Asked(RequestKind kind, Bytes frozen) implements Sample {}

    /** It would be held for this reason: {@code docs/billing.md}, section 8. */
    record Held(String reason) implements Sample {}

    /** The engine's file can't make the request. */
    record Unmade(String why) implements Sample {}

    /** Nothing would be sent: it is not for this target, or it waits. */
    record Nothing() implements Sample {}
  }

  /**
   * What would become of both.
   *
   * @param billable of the result
   * @param reversal of its reversal, once the engine has taken the result
   */
  public record Samples(Sample billable, Sample reversal) {}

  /** Tries both. */
  public static Samples of(TargetSetup target, SampleResults.Pair results) {
    var samples = new SampleRequests(target);
    return new Samples(samples.sample(results.billable()), samples.sample(results.reversal()));
  }

  private Sample sample(BillingLine line) {
    var now = line.recordedAt();
    write(PostingPlan.arrived(line, postings, target.target(), now));
    var step = DueDecision.of(line.id(), postings, target.target(), Turn.PROBE, now);
    while (step instanceof DueStep.Write(var changes)) {
      write(changes);
      step = DueDecision.of(line.id(), postings, target.target(), Turn.PROBE, now);
    }
    var posting = postings.posting(line.id());
    if (posting.isPresent() && posting.get().state() instanceof PostingState.Held held) {
      return new Sample.Held(held.reason().word());
    }
    return posting.isPresent() && step instanceof DueStep.Send(PlannedRequest plan)
        ? asked(line, plan)
        : new Sample.Nothing();
  }

  private Sample asked(BillingLine line, PlannedRequest plan) {
    var posting = postings.posting(line.id()).orElseThrow();
    return switch (making.first(posting, postings, plan)) {
      case RequestMaking.Made.Impossible(var problem) -> new Sample.Unmade(problem.detail());
      case RequestMaking.Made.Good(ReadyRequest ready) -> {
        var now = line.recordedAt();
        var claimed = Claiming.taken(posting, ready.frozen(), DeliverTimes.LEASE, now);
        write(List.of(claimed));
        write(
            AnswerDecision.of(
                claimed.after(),
                new EngineAnswer.Accepted(REFERENCE),
                postings,
                target.target(),
                now));
        yield new Sample.Asked(plan.kind(), ready.frozen().bytes());
      }
    };
  }

  private void write(List<PostingChange> changes) {
    changes.forEach(change -> postings = postings.with(change.after()));
  }
}

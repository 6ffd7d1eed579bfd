package dev.countersign.domain.planning;

import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.How;
import dev.countersign.domain.posting.Tries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a result that stands and has no posting: section 9. Its posting may have been
 * lost after the engine took it, so it is not made without a look where the engine may have
 * forgotten its key.
 */
public final class UnpostedDecision {
  private UnpostedDecision() {}

  /** What is done next. */
  public sealed interface Next {
    /** These changes are written; none where the result has its posting and nothing follows. */
    record Write(List<PostingChange> changes) implements Next {
      public Write {
        changes = List.copyOf(changes);
      }
    }

    /**
     * The engine is asked whether it has this.
     *
     * @param posting as it would be made
     * @param ifAbsent what is written where the engine hasn't it
     */
    record AskEngine(Posting posting, PlannedRequest request, List<PostingChange> ifAbsent)
        implements Next {
      public AskEngine {
        ifAbsent = List.copyOf(ifAbsent);
      }
    }

    /** Nobody can know whether the engine has it: a person is told. */
    record Tell() implements Next {}
  }

  /** What is done about a result event of an entry, whether it has a posting or not. */
  public static Next of(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    var changes = PostingPlan.arrived(line, postings, target, now);
    if (changes.isEmpty() || postings.posting(line.id()).isPresent()) {
      return new Next.Write(changes);
    }
    var after = postings;
    for (PostingChange change : changes) {
      after = after.with(change.after());
    }
    var posting = after.posting(line.id()).orElseThrow();
    var perhapsThere = perhapsThere(posting, after, target, now);
    if (perhapsThere.isEmpty() || target.engine().dedupe().allows(line.recordedAt(), now)) {
      return new Next.Write(changes);
    }
    return target.engine().reading() == Reading.BY_ID
        ? new Next.AskEngine(posting, perhapsThere.get(), changes)
        : new Next.Tell();
  }

  /**
   * What is written where the engine has it.
   *
   * @param request what it would be asked for
   */
  public static List<PostingChange> found(
      Posting posting,
      FrozenRequest request,
      @Nullable EngineReference referenceOrNull,
      OutcomePostings postings,
      BillingTarget target,
      Instant now) {
    if (postings.posting(posting.id()).isPresent()) {
      return List.of();
    }
    var sent = new PostingState.Sent(now, Proof.FOUND, Tries.NONE, referenceOrNull, request);
    return PostingPlan.changes(
        Posting.first(posting.key(), posting.line(), sent), postings, target, now);
  }

  /** The request that adds a line, which the engine may have taken already. */
  static Optional<PlannedRequest> perhapsThere(
      Posting posting, OutcomePostings after, BillingTarget target, Instant now) {
    if (!(posting.state() instanceof PostingState.Ready)) {
      return Optional.empty();
    }
    var line = posting.line();
    if (line.role() instanceof LineRole.Billable) {
      return target
          .customer(line)
          .map(customer ->
              new PlannedRequest(
                  new RequestKind.Usage(), customer, target.value(line), line.occurredAt()));
    }
    return DueDecision.of(posting.id(), after, target, Turn.PROBE, now)
                instanceof DueStep.Send(PlannedRequest request)
            && request.kind() instanceof RequestKind.Correction(How how, var _)
            && how == How.NEGATIVE
        ? Optional.of(request)
        : Optional.empty();
  }
}

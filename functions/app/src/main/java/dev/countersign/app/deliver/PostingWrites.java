package dev.countersign.app.deliver;

import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.PostingPlan;
import dev.countersign.domain.planning.SumStep;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.ledger.HourSums;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.Postings.PostingWrite;
import dev.countersign.ledger.TargetKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Writes decisions about the postings of an outcome: each on the condition that nobody changed what
 * it changes. Whoever lost reads again and decides again; whoever wrote does so too, since it may
 * not have seen what another wrote beside it.
 */
public final class PostingWrites {
  /** More than writers of one outcome ever are at once. */
  private static final int MOST_ROUNDS = 50;

  private final Postings postings;
  private final String writer;
  private final InstantSource clock;
  private final AtomicInteger held = new AtomicInteger();

  /**
   * Writes into these postings.
   *
   * @param writer names this run among all others
   */
  public PostingWrites(Postings postings, String writer, InstantSource clock) {
    this.postings = postings;
    this.writer = writer;
    this.clock = clock;
  }

  /** The postings of an outcome. */
  public OutcomePostings read(TargetKey target, Claim claim) {
    return postings.of(target, claim);
  }

  /** Writes one change; whether it was done. */
  public boolean write(List<PostingChange> changes) {
    return counted(postings.write(writer, changes) == PostingWrite.DONE, changes);
  }

  private boolean counted(boolean done, List<PostingChange> changes) {
    if (done) {
      held.addAndGet((int) changes.stream().filter(PostingWrites::holds).count());
    }
    return done;
  }

  /** How many postings were given to a person to decide, so far. */
  public int held() {
    return held.get();
  }

  private static boolean holds(PostingChange change) {
    return change.after().state() instanceof PostingState.Held
        && change.before().filter(was -> was.state() instanceof PostingState.Held).isEmpty();
  }

  /** Writes sums and changes in one step; whether it was done. */
  public boolean write(HourSums sums, SumStep step) {
    if (step.sums().isEmpty()) {
      return write(step.changes());
    }
    return counted(sums.write(writer, step) == PostingWrite.DONE, step.changes());
  }

  /**
   * Decides and writes until there is nothing left to write.
   *
   * @param decision gives nothing once it has been written
   * @return the postings in the end
   * @throws Unavailable when others changed the postings again and again
   */
  public OutcomePostings settle(
      BillingTarget target, Claim claim, Function<OutcomePostings, List<PostingChange>> decision) {
    return settle(target, claim, Optional.empty(), decision);
  }

  /**
   * The same, beginning with what is known.
   *
   * @param known the postings as they were a moment ago
   */
  public OutcomePostings settle(
      BillingTarget target,
      Claim claim,
      Optional<OutcomePostings> known,
      Function<OutcomePostings, List<PostingChange>> decision) {
    var key = new TargetKey(target.tenant(), target.name());
    var current = known.orElseGet(() -> read(key, claim));
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var decided = decision.apply(current);
      var changes = decided.isEmpty() ? planned(current, target) : decided;
      if (changes.isEmpty()) {
        return current;
      }
      var _ = write(changes);
      current = read(key, claim);
    }
    throw new Unavailable("write postings: others changed them again and again", null);
  }

  /** What follows by now without an engine or a person. */
  private List<PostingChange> planned(OutcomePostings current, BillingTarget target) {
    return current.byId().values().stream()
        .findFirst()
        .map(any -> PostingPlan.arrived(any.line(), current, target, clock.instant()))
        .orElse(List.of());
  }
}

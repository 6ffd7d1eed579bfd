package dev.countersign.app.deliver.desk;

import dev.countersign.app.deliver.ArrivedResults;
import dev.countersign.app.deliver.PostingWrites;
import dev.countersign.app.registry.BillingTargets;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.planning.PersonsDecision;
import dev.countersign.domain.planning.PersonsDecision.Granted;
import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.planning.SumPlan;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.TargetKey;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Records what a person decides about a posting that is held, and what follows from it. */
public final class DecideHeld {
  /** More than writers of one outcome ever are at once. */
  private static final int MOST_ROUNDS = 50;

  private final Ledger ledger;
  private final BillingTargets targets;
  private final InstantSource clock;
  private final ListHeld held;

  /** Decides by the targets as they are now. */
  public DecideHeld(Ledger ledger, BillingTargets targets, InstantSource clock) {
    this.ledger = ledger;
    this.targets = targets;
    this.clock = clock;
    this.held = new ListHeld(ledger, targets);
  }

  /**
   * Decides about one posting; durable when it returns.
   *
   * @throws Unavailable when the table can't be asked, or others changed the posting again and
   *     again; the decision may have been recorded, which {@code countersign held} shows
   */
  public DeskAnswer decide(TargetKey key, EventId id, Wish wish, PersonsWord person) {
    var setup = targets.find(key);
    if (setup.isEmpty()) {
      return DeskAnswer.noTarget(key, targets.of(key.tenant()));
    }
    return held.claim(key, id)
        .map(claim -> decide(setup.get().target(), claim, id, wish, person))
        .orElseGet(() -> DeskAnswer.notThere(key));
  }

  private DeskAnswer decide(
      BillingTarget target, Claim claim, EventId id, Wish wish, PersonsWord person) {
    var writes = new PostingWrites(ledger.postings(), UUID.randomUUID().toString(), clock);
    var key = new TargetKey(target.tenant(), target.name());
    for (int round = 0; round < MOST_ROUNDS; round++) {
      var postings = writes.read(key, claim);
      switch (PersonsDecision.of(id, wish, person, postings, target)) {
        case Granted.NoSuchPosting none -> {
          return DeskAnswer.notThere(key);
        }
        case Granted.NotHeld(var state) -> {
          return DeskAnswer.notHeld(state);
        }
        case Granted.LookFirst(var reason) -> {
          return DeskAnswer.lookFirst(reason);
        }
        case Granted.Yes(var changes) -> {
          if (writes.write(changes)) {
            return done(writes, target, claim, id);
          }
        }
      }
    }
    throw new Unavailable("decide about a posting: others changed it again and again", null);
  }

  /** What follows for the outcome's other postings is planned and written, too. */
  private DeskAnswer done(PostingWrites writes, BillingTarget target, Claim claim, EventId id) {
    var after = writes.settle(target, claim, postings -> List.of());
    Posting posting = after.posting(id).orElseThrow();
    return new DeskAnswer.Done(
        SumPlan.isReleased(posting, target) ? summed(posting, writes, target) : posting);
  }

  /** It belongs into the hour that is open now, not into that of the next run. */
  private Posting summed(Posting released, PostingWrites writes, BillingTarget target) {
    var _ = new ArrivedResults(ledger, writes, clock).arrived(released.line(), target);
    return writes
        .read(new TargetKey(target.tenant(), target.name()), released.line().claim())
        .posting(released.id())
        .orElseThrow();
  }
}

package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Annulled;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * What becomes of the postings of one outcome in one target: which are sent, which cancel each
 * other, which wait. It looks at what is, not at what happened last; so it gives the same however
 * often it is asked.
 */
public final class PostingPlan {
  private PostingPlan() {}

  /** What is to be written when a result event has come, for the first time or again. */
  public static List<PostingChange> arrived(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    var known = postings.posting(line.id());
    if (known.isEmpty() && !Admission.isFor(line, target)) {
      return List.of();
    }
    var posting =
        known
            .map(overtaken -> overtaken.telling(line))
            .orElseGet(() -> first(line, postings, target, now));
    return changes(posting, postings, target, now);
  }

  /** What is to be written when a posting changes to this, with all that follows from it. */
  static List<PostingChange> changes(
      Posting posting, OutcomePostings postings, BillingTarget target, Instant now) {
    return postings.changes(settled(postings.with(posting), target, now));
  }

  /** The postings, after all that follows from them without an engine or a person. */
  static OutcomePostings settled(OutcomePostings postings, BillingTarget target, Instant now) {
    var settled = postings;
    var before = postings;
    do {
      before = settled;
      for (EventId id : new TreeMap<>(before.byId()).keySet()) {
        settled = settledOne(id, settled, target, now);
      }
    } while (!settled.equals(before));
    return settled;
  }

  /** The state in which a billable is that waits for nothing. */
  static PostingState asAnyBillable(Posting billable, BillingTarget target, Instant now) {
    var obstacle = Admission.obstacle(billable.line(), target);
    if (obstacle.isPresent()) {
      return Held.untried(now, obstacle.get());
    }
    return PostingTime.of(billable, target.engine(), now) instanceof PostingTime.Ahead ahead
        ? Ready.untried(ahead.due())
        : Ready.untried(now);
  }

  private static Posting first(
      BillingLine line, OutcomePostings postings, BillingTarget target, Instant now) {
    EventId on =
        switch (line.role()) {
          case LineRole.Reversal reversal -> reversal.reverses();
          case LineRole.Billable billable -> billable.replacesOrNull();
        };
    var key = postings.key(line.id());
    if (on != null) {
      return Posting.first(key, line, new Waiting(on));
    }
    var posting = Posting.first(key, line, Ready.untried(now));
    return Posting.first(key, line, asAnyBillable(posting, target, now));
  }

  private static OutcomePostings settledOne(
      EventId id, OutcomePostings postings, BillingTarget target, Instant now) {
    return postings
        .posting(id)
        .map(posting -> settledOne(posting, postings, target, now))
        .orElse(postings);
  }

  private static OutcomePostings settledOne(
      Posting posting, OutcomePostings postings, BillingTarget target, Instant now) {
    boolean unsent = posting.state() instanceof Waiting || posting.state() instanceof Ready;
    if (unsent && posting.line().role() instanceof LineRole.Reversal role) {
      return reversed(posting, role, postings, target, now);
    }
    return posting.state() instanceof Waiting waiting && isDecided(waiting.on(), postings)
        ? postings.with(posting.to(asAnyBillable(posting, target, now)))
        : postings;
  }

  private static boolean isDecided(EventId reversal, OutcomePostings postings) {
    return postings
        .posting(reversal)
        .filter(found -> !(found.state() instanceof Waiting))
        .isPresent();
  }

  private static OutcomePostings reversed(
      Posting reversal,
      LineRole.Reversal role,
      OutcomePostings postings,
      BillingTarget target,
      Instant now) {
    return switch (ReversalPlan.of(reversal, postings, target, now)) {
      case ReversalPlan.Annul annul -> annulled(reversal, role, postings, now);
      case ReversalPlan.WaitFor wait -> postings.with(inState(reversal, new Waiting(wait.on())));
      case ReversalPlan.Correct correct -> postings.with(unsent(reversal, now));
      case ReversalPlan.Net net -> netted(reversal, net.net(), postings, now);
    };
  }

  private static OutcomePostings annulled(
      Posting reversal, LineRole.Reversal role, OutcomePostings postings, Instant now) {
    var billable = postings.posting(role.reverses());
    var after = postings.with(reversal.to(new Annulled(now, role.reverses())));
    if (billable.isEmpty()) {
      var overtaken = reversal.line().overtaken(role);
      return after.with(
          Posting.first(postings.key(overtaken.id()), overtaken, new Annulled(now, reversal.id())));
    }
    return billable.get().state() instanceof Ready || billable.get().state() instanceof Held
        ? after.with(billable.get().to(new Annulled(now, reversal.id())))
        : after;
  }

  private static OutcomePostings netted(
      Posting reversal, DocumentNet net, OutcomePostings postings, Instant now) {
    if (net.customerOrNull() == null) {
      return postings.with(reversal.to(Held.untried(now, new HeldReason.NoCustomer())));
    }
    var partner = net.newPartner(reversal);
    var after =
        partner
            .map(other -> postings.with(other.to(new Corrected(now, reversal.id()))))
            .orElse(postings);
    var counterpart = net.partnerOrNull();
    return after.with(
        counterpart != null && net.isNothing()
            ? reversal.to(new Annulled(now, counterpart.id()))
            : unsent(reversal, now));
  }

  private static Posting unsent(Posting reversal, Instant now) {
    return reversal.state() instanceof Ready ? reversal : reversal.to(Ready.untried(now));
  }

  private static Posting inState(Posting posting, PostingState state) {
    return posting.state().equals(state) ? posting : posting.to(state);
  }
}

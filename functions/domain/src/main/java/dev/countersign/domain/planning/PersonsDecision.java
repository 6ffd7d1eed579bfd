package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.HeldReason.Presence;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.OutcomePostings;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingChange;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.GivenUp;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sent;
import dev.countersign.domain.posting.PostingState.Waiting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person may decide about a posting that is held: {@code docs/billing.md}, section 8. */
public final class PersonsDecision {
  private PersonsDecision() {}

  /** What a person wants. */
  public enum Wish {
    /** It is tried again. */
    RELEASE,
    /** It is tried again: the person looked, and the engine hasn't got it. */
    RELEASE_NOT_THERE,
    /** The person did it in the engine. */
    DONE,
    /** It is never sent. */
    GIVE_UP
  }

  /** What becomes of a wish. */
  public sealed interface Granted {
    /** These changes are to be written. */
    record Yes(List<PostingChange> changes) implements Granted {
      public Yes {
        changes = List.copyOf(changes);
      }
    }

    /** There is no such posting. */
    record NoSuchPosting() implements Granted {}

    /** It isn't held, so there is nothing to decide. */
    record NotHeld(PostingState state) implements Granted {}

    /** The engine may have it: a person must look there before it is sent again. */
    record LookFirst(HeldReason reason) implements Granted {}
  }

  /** What becomes of a wish; its time is when it takes effect. */
  public static Granted of(
      EventId id, Wish wish, PersonsWord person, OutcomePostings postings, BillingTarget target) {
    var posting = postings.posting(id).orElse(null);
    if (posting == null) {
      return new Granted.NoSuchPosting();
    }
    if (!(posting.state() instanceof Held held)) {
      return new Granted.NotHeld(posting.state());
    }
    if (wish == Wish.RELEASE && held.reason().presence() == Presence.PERHAPS) {
      return new Granted.LookFirst(held.reason());
    }
    var next = next(posting.by(person), held, wish, target, person.at());
    return new Granted.Yes(PostingPlan.changes(next, postings, target, person.at()));
  }

  private static Posting next(
      Posting posting, Held held, Wish wish, BillingTarget target, Instant now) {
    return switch (wish) {
      case RELEASE, RELEASE_NOT_THERE -> released(posting, target, now);
      case DONE -> posting.to(new Sent(now, Proof.PERSON, held.tries(), null, whatIsThere(held)));
      case GIVE_UP -> posting.to(new GivenUp(now, held.reason()));
    };
  }

  private static Posting released(Posting posting, BillingTarget target, Instant now) {
    if (posting.line().role() instanceof LineRole.Reversal reversal) {
      return posting.anew(new Waiting(reversal.reverses()));
    }
    var fresh = posting.anew(Ready.untried(now));
    return posting.anew(PostingPlan.asAnyBillable(fresh, target, now));
  }

  /** Our request, where the engine may have taken it; what a person made is not known. */
  private static @Nullable FrozenRequest whatIsThere(Held held) {
    return held.reason().presence() == Presence.PERHAPS ? held.requestOrNull() : null;
  }
}

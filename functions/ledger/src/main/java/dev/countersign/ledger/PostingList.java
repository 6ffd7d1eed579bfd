package dev.countersign.ledger;

import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import java.time.Instant;

/** The lists of a target's postings. A posting is in exactly one of them, at one time. */
public sealed interface PostingList {
  /** Those that are {@code ready} or {@code sending}, at the time when they are due. */
  record Due() implements PostingList {}

  /** Those that are {@code waiting}, at the time when their result was decided. */
  record Waiting() implements PostingList {}

  /** Those that are {@code held}, at the time since when they are. */
  record Held() implements PostingList {}

  /**
   * Those that are decided, at the posting time of their request; one for which no request was made
   * is at the time when its fact happened.
   *
   * @param from the first time
   * @param to the first time that is too late
   */
  record Decided(Instant from, Instant to) implements PostingList {}

  /** The time at which a posting is in its list. */
  static Instant time(Posting posting) {
    var line = posting.line();
    return switch (posting.state()) {
      case PostingState.Ready ready -> ready.due();
      case PostingState.Sending sending -> later(sending.leasedUntil(), sending.due());
      case PostingState.Waiting waiting -> line.recordedAt();
      case PostingState.Held held -> held.since();
      case PostingState.Sent sent ->
          sent.request().map(asked -> asked.plan().postingTime()).orElse(line.occurredAt());
      case PostingState.Annulled annulled -> line.occurredAt();
      case PostingState.Corrected corrected -> line.occurredAt();
      case PostingState.GivenUp givenUp -> line.occurredAt();
    };
  }

  /** The list that a posting is in; of {@link Decided} the one of its very time. */
  static PostingList of(Posting posting) {
    return switch (posting.state()) {
      case PostingState.Ready ready -> new Due();
      case PostingState.Sending sending -> new Due();
      case PostingState.Waiting waiting -> new Waiting();
      case PostingState.Held held -> new Held();
      case PostingState.Sent sent -> decidedAt(time(posting));
      case PostingState.Annulled annulled -> decidedAt(time(posting));
      case PostingState.Corrected corrected -> decidedAt(time(posting));
      case PostingState.GivenUp givenUp -> decidedAt(time(posting));
    };
  }

  /** Whether a posting is in this list. */
  default boolean has(Posting posting) {
    var its = of(posting);
    return (this instanceof Decided(Instant from, Instant to) && its instanceof Decided only)
        ? !only.from.isBefore(from) && only.from.isBefore(to)
        : equals(its);
  }

  private static Decided decidedAt(Instant time) {
    return new Decided(time, time.plusNanos(1));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

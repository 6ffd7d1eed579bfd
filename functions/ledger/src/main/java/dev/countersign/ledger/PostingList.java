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

  /** Whether a posting is in this list. */
  default boolean has(Posting posting) {
    var state = posting.state();
    return switch (this) {
      case Due due -> state instanceof PostingState.Ready || state instanceof PostingState.Sending;
      case Waiting waiting -> state instanceof PostingState.Waiting;
      case Held held -> state instanceof PostingState.Held;
      case Decided decided ->
          isDecided(state)
              && !time(posting).isBefore(decided.from)
              && time(posting).isBefore(decided.to);
    };
  }

  private static boolean isDecided(PostingState state) {
    return state instanceof PostingState.Sent
        || state instanceof PostingState.Annulled
        || state instanceof PostingState.Corrected
        || state instanceof PostingState.GivenUp;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

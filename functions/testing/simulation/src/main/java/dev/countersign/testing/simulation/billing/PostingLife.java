package dev.countersign.testing.simulation.billing;

import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Ready;
import dev.countersign.domain.posting.PostingState.Sending;
import dev.countersign.testing.engine.audit.PostingRecord;
import dev.countersign.testing.engine.audit.PostingTry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of one posting, change by change. */
final class PostingLife {
  /**
   * How long a try may last, by the billing page. A lease is longer by half a minute, for the
   * clocks of two processes.
   */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(90);

  private final List<PostingTry> tries = new ArrayList<>();
  private final List<Instant> releases = new ArrayList<>();
  private String writer = "";
  private @Nullable Posting last;

  /** Whether it is a change of the posting itself, and not only of its place in the index. */
  boolean changed(Posting posting, String by, Instant now) {
    var before = last;
    if (before != null && before.version() == posting.version()) {
      return false;
    }
    last = posting;
    if (isNewTry(before, posting)) {
      tries.add(
          new PostingTry(
              before == null ? now : due(before, now), now, now.plus(LONGEST_TRY), null));
      writer = by;
    } else if (!tries.isEmpty() && by.equals(writer)) {
      answered(now);
    }
    if (before != null && !posting.person().equals(before.person())) {
      releases.add(now);
    }
    return true;
  }

  private static boolean isNewTry(@Nullable Posting before, Posting posting) {
    int made =
        before == null
            ? 0
            : switch (before.state()) {
              case Sending sending -> sending.tries().made();
              case Ready ready -> ready.tries().made();
              default -> 0;
            };
    return posting.state() instanceof Sending now && now.tries().made() > made;
  }

  private void answered(Instant now) {
    var newest = tries.getLast();
    if (newest.answeredAt() == null) {
      tries.set(
          tries.size() - 1, new PostingTry(newest.due(), newest.at(), newest.leaseUntil(), now));
    }
  }

  private static Instant due(Posting posting, Instant otherwise) {
    return switch (posting.state()) {
      case Ready ready -> ready.due();
      case Sending sending ->
          sending.due().isAfter(sending.leasedUntil()) ? sending.due() : sending.leasedUntil();
      default -> otherwise;
    };
  }

  /** The posting as it is now. */
  @Nullable Posting posting() {
    return last;
  }

  /** As the audit reads it. */
  PostingRecord record() {
    var posting = Objects.requireNonNull(last);
    var state = posting.state();
    return new PostingRecord(
        posting.id().value(),
        state.word(),
        state instanceof Held held ? held.reason().word() : null,
        state instanceof Corrected corrected ? corrected.by().value() : null,
        posting.line().amount().minor(),
        state instanceof Ready || state instanceof Sending ? due(posting, Instant.MAX) : null,
        tries,
        releases);
  }

  /** The state without its request. */
  static String shortly(PostingState state) {
    return switch (state) {
      case Sending sending ->
          "sending tries "
              + sending.tries()
              + " leased until "
              + sending.leasedUntil()
              + " due "
              + sending.due()
              + " "
              + sending.next()
              + " "
              + sending.request().plan();
      case Ready ready -> "ready due " + ready.due() + " tries " + ready.tries();
      case Held held -> "held " + held.reason() + " tries " + held.tries();
      case PostingState.Sent sent -> "sent " + sent.proof() + " tries " + sent.tries();
      default -> state.toString();
    };
  }
}

package dev.countersign.domain.planning;

import dev.countersign.domain.Digest;
import dev.countersign.domain.posting.PostingKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long nothing is tried: {@code docs/billing.md}, section 4. */
final class Pauses {
  private static final int LONGEST_OF_POSTING = 60;
  private static final int LONGEST_OF_TARGET = 15;
  private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

  private Pauses() {}

  /** What the engine asks for, a day at most; otherwise the pause after the n-th try. */
  static Duration after(@Nullable Duration askedFor, PostingKey key, int tries) {
    return askedFor == null ? afterTry(key, tries) : asked(askedFor);
  }

  /** What the engine asks for, a day at most; otherwise the n-th rest of a target. */
  static Duration ofTarget(@Nullable Duration askedFor, int rests) {
    return askedFor == null ? doubled(rests, LONGEST_OF_TARGET) : asked(askedFor);
  }

  /**
   * The pause after the n-th try: 1, 2, 4, 8, … minutes, 60 at most, more by up to a fifth, so that
   * those that failed together don't come together again.
   *
   * @param tries 1 or more
   */
  static Duration afterTry(PostingKey key, int tries) {
    var pause = doubled(tries, LONGEST_OF_POSTING);
    var share = Long.parseLong(Digest.of(key.toString(), String.valueOf(tries)).prefix(4), 16);
    return pause.plusMillis(pause.toMillis() / 5 * share / 0x10000);
  }

  private static Duration doubled(int nth, int longest) {
    long minutes = nth > 10 ? longest : Math.min(longest, 1L << Math.max(0, nth - 1));
    return Duration.ofMinutes(minutes);
  }

  private static Duration asked(Duration askedFor) {
    return askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
  }
}

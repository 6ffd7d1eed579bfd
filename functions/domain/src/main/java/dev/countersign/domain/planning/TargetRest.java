package dev.countersign.domain.planning;

import dev.countersign.domain.EventId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a target rests whose engine is away: {@code docs/billing.md}, section 4. Nobody is sent until
 * the rest is over; then one posting is tried first, the one that failed last, so that an outage of
 * days leaves few more postings in doubt than it found. After the 4th rest, the 8th, the 16th and
 * so on it is another one: the engine may break at the first alone.
 *
 * @param failures the answers in a row, whoever was asked for, that tell that the engine is away
 * @param rests how often it rested since it answered last
 * @param untilOrNull when the rest is over; none while it doesn't rest
 * @param lastOrNull the posting that failed last
 * @param probedUntilOrNull the end of the lease of the posting that is tried first
 */
public record TargetRest(
    int failures,
    int rests,
    @Nullable Instant untilOrNull,
    @Nullable EventId lastOrNull,
    @Nullable Instant probedUntilOrNull) {

  /** Its engine answers. */
  public static final TargetRest NONE = new TargetRest(0, 0, null, null, null);

  private static final int FAILURES = 3;

  /** After so many rests another posting is tried first, and whenever they have doubled. */
  private static final int MANY = 4;

  private static final Duration GRACE = Duration.ofMinutes(1);

  /** Whether a posting may be sent. */
  public sealed interface Leave {
    /** It may. */
    record Go(Turn turn) implements Leave {}

    /** Not before this time. */
    record NotBefore(Instant time) implements Leave {}
  }

  /** Whether a posting may be sent now. After a rest one goes first, mostly the one that failed. */
  public Leave leave(EventId id, Instant now) {
    if (untilOrNull == null) {
      return new Leave.Go(Turn.USUAL);
    }
    if (now.isBefore(untilOrNull)) {
      return new Leave.NotBefore(untilOrNull);
    }
    if (probedUntilOrNull != null && now.isBefore(probedUntilOrNull)) {
      return new Leave.NotBefore(probedUntilOrNull);
    }
    var others = untilOrNull.plus(GRACE);
    return id.equals(lastOrNull) != triesAnother() || !now.isBefore(others)
        ? new Leave.Go(Turn.PROBE)
        : new Leave.NotBefore(others);
  }

  /** Whether another posting than the one that failed last goes first after this rest. */
  public boolean triesAnother() {
    return rests >= MANY && Integer.bitCount(rests) == 1;
  }

  /** The same, while one posting is tried first: to be written before it is sent. */
  public TargetRest probed(EventId id, Instant leasedUntil) {
    return new TargetRest(failures, rests, untilOrNull, id, leasedUntil);
  }

  /**
   * After an answer {@code retry} or {@code unknown}. The third in a row starts a rest, as does one
   * that tells how long, and each after a rest.
   *
   * @param askedForOrNull how long the engine wants to be left alone
   */
  public TargetRest failed(EventId id, @Nullable Duration askedForOrNull, Instant now) {
    int more = failures + 1;
    if (more < FAILURES && rests == 0 && askedForOrNull == null) {
      return new TargetRest(more, 0, null, id, null);
    }
    var until = now.plus(Pauses.ofTarget(askedForOrNull, rests + 1));
    boolean shorter = untilOrNull != null && until.isBefore(untilOrNull);
    return new TargetRest(more, rests + 1, shorter ? untilOrNull : until, id, null);
  }
}

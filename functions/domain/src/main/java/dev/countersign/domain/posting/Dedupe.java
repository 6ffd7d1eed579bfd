package dev.countersign.domain.posting;

import java.time.Duration;
import java.time.Instant;

/** How long an engine knows a key that it has taken. */
public sealed interface Dedupe {
  /** Whether what may have been taken first at {@code firstTry} may be sent again. */
  boolean allows(Instant firstTry, Instant now);

  /** It never forgets; or asking twice does what asking once does. */
  record Forever() implements Dedupe {
    @Override
    public boolean allows(Instant firstTry, Instant now) {
      return true;
    }
  }

  /** It knows no keys: what may have been taken is never sent again. */
  record None() implements Dedupe {
    @Override
    public boolean allows(Instant firstTry, Instant now) {
      return false;
    }
  }

  /**
   * It knows a key so long.
   *
   * @param margin the end of the window that is not used, since its clock and its way are not ours
   */
  record Window(Duration length, Duration margin) implements Dedupe {
    private static final int SHARE = 12;

    /** A window with the usual margin, a twelfth of it. */
    public static Window of(Duration length) {
      return new Window(length, length.dividedBy(SHARE));
    }

    @Override
    public boolean allows(Instant firstTry, Instant now) {
      return now.isBefore(firstTry.plus(length).minus(margin));
    }
  }
}

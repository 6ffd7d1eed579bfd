package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.BilledResult;
import java.time.Instant;

/**
 * A reversal that is to be decided, and all that section 5 of the billing page looks at.
 *
 * @param fate what became of the billable that it takes back
 */
public record ReversalCase(BilledResult reversal, Fate fate, Replacement replacement, Instant now) {

  /** What became of the billable that is taken back. */
  public sealed interface Fate {

    /** The engine surely hasn't it: none, ready, held without it, given up, annulled. */
    record NotInEngine() implements Fate {}

    /** Waiting or sending; held, and the engine may have it. */
    record Undecided() implements Fate {}

    /**
     * The engine has it under its own key.
     *
     * @param firstTry the first try that counted
     * @param time its posting time
     */
    record Sent(Instant firstTry, Instant time) implements Fate {}

    /** It is in a document. */
    record Corrected() implements Fate {}
  }

  /** What replaces the billable. */
  public sealed interface Replacement {

    /** Nothing does. */
    record None() implements Replacement {}

    /** The reversal names one that hasn't arrived. */
    record NotKnown() implements Replacement {}

    /** One that was never tried, and that nothing holds. */
    record Free(BilledResult billable) implements Replacement {}

    /** One that was tried already, or is held. */
    record GoesAlone(BilledResult billable) implements Replacement {}
  }
}

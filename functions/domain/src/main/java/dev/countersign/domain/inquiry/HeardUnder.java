package dev.countersign.domain.inquiry;

import dev.countersign.domain.Claim;
import java.time.Instant;
import java.util.Comparator;

/**
 * The result that an inquiry asks for was attested.
 *
 * @param claim of the outcome that has it
 * @param at when the entry was decided by which it is linked to the session
 */
public record HeardUnder(Claim claim, Instant at) implements Comparable<HeardUnder> {
  private static final Comparator<HeardUnder> FIRST =
      Comparator.comparing(HeardUnder::at).thenComparing(HeardUnder::claim);

  /** The earlier one first, of several at one time that of the smallest claim. */
  @Override
  public int compareTo(HeardUnder other) {
    return FIRST.compare(this, other);
  }
}

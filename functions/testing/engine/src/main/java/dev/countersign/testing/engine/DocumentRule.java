package dev.countersign.testing.engine;

import java.util.Set;

/**
 * Which documents an engine makes, and whether it knows one again by its reference.
 *
 * @param made credits, charges, both or none
 */
public record DocumentRule(Set<Direction> made, Keyed keyed) {
  public DocumentRule {
    made = Set.copyOf(made);
  }

  /** Credits and charges; a second of the same reference is a second. */
  public static DocumentRule both() {
    return new DocumentRule(Set.of(Direction.CREDIT, Direction.CHARGE), Keyed.NO);
  }

  /** No documents. */
  public static DocumentRule none() {
    return new DocumentRule(Set.of(), Keyed.NO);
  }

  public boolean makes(long net) {
    return made.contains(net < 0 ? Direction.CREDIT : Direction.CHARGE);
  }

  /** Whether money is given back or charged. */
  public enum Direction {
    CREDIT,
    CHARGE
  }

  /** Whether a second document of a reference is known to be the first. */
  public enum Keyed {
    BY_REFERENCE,
    NO
  }
}

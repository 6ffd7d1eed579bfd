package dev.countersign.domain.dispute;

import java.time.Instant;

/** How the month stands that billed a line. */
public sealed interface LineMonth {
  /** It is not sealed yet. */
  record Unsealed() implements LineMonth {}

  /**
   * It is sealed.
   *
   * @param closedAt as its header says
   */
  record Sealed(Instant closedAt) implements LineMonth {}

  /** The payer has accepted the line with it. */
  record Accepted() implements LineMonth {}
}

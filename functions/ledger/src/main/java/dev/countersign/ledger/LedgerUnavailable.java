package dev.countersign.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The table did not answer, or refused for a while: send again. Whether a write happened is not
 * known.
 */
public final class LedgerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the operation, without any value of an item
   */
  public LedgerUnavailable(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}

package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * The table did not answer, or refused for a while: send again. Whether a write happened is not
 * known.
 */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the operation, without any value of an item
   */
  public Unavailable(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}

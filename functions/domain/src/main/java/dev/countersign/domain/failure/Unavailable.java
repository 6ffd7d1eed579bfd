package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * A dependency did not answer, or refused for a while: sending again helps. Whether a write
 * happened is not known.
 */
public final class Unavailable extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * Names the operation.
   *
   * @param operation what was tried, without any value of an item, a body or a secret: it is logged
   */
  public Unavailable(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * A dependency didn't answer, or refuses for a while. Sending again helps. Whether a write happened
 * is not known.
 */
public final class Unavailable extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * A failure of this kind.
   *
   * @param operation what was tried; it is logged, so it contains no value of an item, no body and
   *     no secret
   */
  public Unavailable(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * An operation failed. Its kind says what helps: after {@link Unavailable} sending again, after
 * {@link Misconfigured} a changed setting, after {@link Defect} mended data or code.
 */
public abstract sealed class OperationFailed extends RuntimeException
    permits Unavailable, Misconfigured, Defect {
  private static final long serialVersionUID = 1L;

  /**
   * A failure of some kind.
   *
   * @param operation what was tried; it is logged, so it contains no value of an item, no body and
   *     no secret
   */
  OperationFailed(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

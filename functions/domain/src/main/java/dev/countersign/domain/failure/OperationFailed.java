package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * An operation that could not be done. Its kind says what helps: {@link Unavailable} sending again,
 * {@link Misconfigured} a person who changes a setting, {@link Defect} a person who mends data or
 * code.
 */
public abstract sealed class OperationFailed extends RuntimeException
    permits Unavailable, Misconfigured, Defect {
  private static final long serialVersionUID = 1L;

  /**
   * Names the operation.
   *
   * @param operation what was tried, without any value of an item, a body or a secret: it is logged
   */
  OperationFailed(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

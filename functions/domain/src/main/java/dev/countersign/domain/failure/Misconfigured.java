package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * A setting, a permission or a secret is missing or wrong: sending again does not help, a person
 * must change it.
 */
public final class Misconfigured extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * Names the operation.
   *
   * @param operation what was tried, without any value of an item, a body or a secret: it is logged
   */
  public Misconfigured(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

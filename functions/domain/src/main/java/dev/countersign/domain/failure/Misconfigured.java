package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * A setting, a permission or a secret is missing or wrong. Sending again doesn't help; a person
 * must change it.
 */
public final class Misconfigured extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * A failure of this kind.
   *
   * @param operation what was tried; it is logged, so it contains no value of an item, no body and
   *     no secret
   */
  public Misconfigured(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

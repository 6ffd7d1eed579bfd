package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * The table refused for good, or holds what can't be read: sending again does not help, a person
 * must look.
 */
public final class Misconfigured extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the operation, without any value of an item
   */
  public Misconfigured(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}

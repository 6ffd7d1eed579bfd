package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * Stored data can't be read, or the code met what it takes to be impossible: sending again does not
 * help, a person must mend it.
 */
public final class Defect extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * Names the operation.
   *
   * @param operation what was tried, without any value of an item, a body or a secret: it is logged
   */
  public Defect(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

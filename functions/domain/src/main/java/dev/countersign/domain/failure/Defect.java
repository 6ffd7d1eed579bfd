package dev.countersign.domain.failure;

import org.jspecify.annotations.Nullable;

/**
 * Stored data can't be read, or the code met a state that it takes to be impossible. Sending again
 * doesn't help; a person must mend data or code.
 */
public final class Defect extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /**
   * A failure of this kind.
   *
   * @param operation what was tried; it is logged, so it contains no value of an item, no body and
   *     no secret
   */
  public Defect(String operation, @Nullable Throwable cause) {
    super(operation, cause);
  }
}

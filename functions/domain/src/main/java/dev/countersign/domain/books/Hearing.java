package dev.countersign.domain.books;

import dev.countersign.domain.OutcomeStatus;
import java.util.Optional;

/** What the attested book has of an outcome. */
public enum Hearing {
  /** Nothing was said that counts. */
  NOTHING,
  /** It was said, and stands. */
  STANDS,
  /** It was said, and is taken back wholly. */
  TAKEN_BACK;

  private static final String NOT_ATTESTED = "not_attested";

  /**
   * What the last entry of an outcome says.
   *
   * @param reason of the status
   * @param billed what stands billed, where something does
   */
  public static Hearing of(
      OutcomeStatus status, Optional<String> reason, Optional<BookSum> billed) {
    return switch (status) {
      case PARKED -> reason.filter(NOT_ATTESTED::equals).isPresent() ? NOTHING : STANDS;
      case VOID -> TAKEN_BACK;
      case REVERSED -> billed.isPresent() ? STANDS : TAKEN_BACK;
      case AMBIGUOUS, HELD, BILLABLE, NOT_BILLABLE, LAPSED -> STANDS;
    };
  }
}

package dev.countersign.domain.terms;

/** Which of several candidate sessions is paid for the result. */
public sealed interface Attribution {
  /** The one that started first; ties go to the smallest id. */
  record First() implements Attribution {}

  /** The one that started last; ties go to the greatest id. */
  record Last() implements Attribution {}

  /** All, in equal shares. */
  record Even() implements Attribution {}

  /** All; a session's weight halves with each half-life between its start and what happened. */
  record TimeDecay(CalendarSpan halfLife) implements Attribution {}

  /** Exactly one, or a person chooses. */
  record Sole() implements Attribution {}
}

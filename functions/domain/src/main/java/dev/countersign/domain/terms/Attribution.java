package dev.countersign.domain.terms;

/** Which of the candidate sessions are paid for the result. */
public sealed interface Attribution {
  /** The one that started first; at equal starts the smallest id. */
  record First() implements Attribution {}

  /** The one that started last; at equal starts the greatest id. */
  record Last() implements Attribution {}

  /** All of them, in equal shares. */
  record Even() implements Attribution {}

  /** All of them; a session's weight halves with each half-life from its start to the fact. */
  record TimeDecay(CalendarSpan halfLife) implements Attribution {}

  /** The only one; if there are several, the one that a person chooses. */
  record Sole() implements Attribution {}
}

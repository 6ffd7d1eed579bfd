package dev.countersign.forms.engine;

import dev.countersign.forms.json.JsonataExpression;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an answer means that fits.
 *
 * @param statuses the HTTP statuses that fit; every one in a rule of an item
 * @param when what must hold, too
 * @param word the engine's word for it
 */
public record AnswerRule(
    SortedSet<Integer> statuses,
    Optional<JsonataExpression> when,
    Is is,
    Optional<JsonataExpression> word) {
  public AnswerRule {
    statuses = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
  }

  /** What an answer can be. */
  public enum Is {
    /** The engine took it. */
    ACCEPTED,
    /** The engine knows its key. */
    DUPLICATE,
    /** The engine did surely not take it, and may later. */
    RETRY,
    /** Nobody knows. */
    UNKNOWN,
    /** The period is closed. */
    CLOSED,
    /** The engine will not take it. */
    REFUSED,
    /** The items of the batch have answers of their own. */
    ITEMS
  }
}

package dev.countersign.domain.terms;

import java.util.Set;

/**
 * How an attestation finds its sessions.
 *
 * @param by what it may find them by
 * @param window how long after a session's start something may happen and still be its result, both
 *     ends included
 * @param waitTime the terms' {@code wait}: how long after the truth's receipt a session may still
 *     come
 */
public record MatchRule(Set<By> by, CalendarSpan window, CalendarSpan waitTime) {
  public MatchRule {
    by = Set.copyOf(by);
  }

  /** What an attestation and a session have in common. */
  public enum By {
    SESSION,
    CONVERSATION,
    RECORD,
    SUBJECT
  }
}

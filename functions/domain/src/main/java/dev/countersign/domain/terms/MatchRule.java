package dev.countersign.domain.terms;

import java.util.Set;

/**
 * How an attestation finds its sessions.
 *
 * @param window from a session's start to what happened, both ends included
 * @param patience the terms' {@code wait}: from an attestation's receipt to the last moment a
 *     session's coming changes the answer
 */
public record MatchRule(Set<By> by, CalendarSpan window, CalendarSpan patience) {
  public MatchRule {
    by = Set.copyOf(by);
  }

  public enum By {
    SESSION,
    CONVERSATION,
    RECORD,
    SUBJECT
  }
}

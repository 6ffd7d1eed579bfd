package dev.countersign.app.attest;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Sessions.LookingClaim;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was done for all statements of a batch before the first of them is decided: in fewer
 * requests than each would make by itself. What is not in it is done when it is needed.
 *
 * @param named the sessions that statements name; empty for one that isn't known
 * @param pointed the claims that look for sessions already
 */
record SessionsAhead(Map<SessionId, Optional<Session>> named, Set<LookingClaim> pointed) {
  /** Nothing was done ahead. */
  static final SessionsAhead NONE = new SessionsAhead(Map.of(), Set.of());

  SessionsAhead {
    named = Map.copyOf(named);
    pointed = Set.copyOf(pointed);
  }
}

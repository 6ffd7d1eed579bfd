package dev.countersign.domain.matching;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps an outcome's sessions within their bound: the contract, section 4. First those that a
 * statement names, then the candidates of any version, then the others; within each, those that
 * started last.
 */
public final class SessionBound {
  private static final int MOST = 256;

  private SessionBound() {}

  /** The registers with at most 256 sessions. */
  public static OutcomeRegisters fit(OutcomeRegisters registers, TermsBook book, Instant now) {
    if (registers.sessions().size() <= MOST) {
      return registers;
    }
    Set<String> named = new HashSet<>();
    registers.statements().all().stream()
        .map(Statement::session)
        .filter(Objects::nonNull)
        .forEach(named::add);
    Set<SessionId> candidates = new HashSet<>();
    for (var terms : book.versions()) {
      VersionReading.of(terms, registers, book, now).candidates().stream()
          .flatMap(found -> found.sessions().stream())
          .map(Session::id)
          .forEach(candidates::add);
    }
    var kept = new TreeMap<SessionId, Session>();
    registers.sessions().values().stream()
        .sorted(
            Comparator.comparing((Session session) -> named.contains(session.id().value()))
                .thenComparing(session -> candidates.contains(session.id()))
                .thenComparing(Session::startedAt)
                .thenComparing(Session::id)
                .reversed())
        .limit(MOST)
        .forEach(session -> kept.put(session.id(), session));
    return registers.withOnly(kept);
  }
}

package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Claim;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.HeardClaims;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All outcomes of a type, each of which may be what a session claims. */
final class HearingOutcomes {
  private final TenantId tenant;
  private final TermsBook book;
  private final Map<String, DecidedHistory> outcomes = new TreeMap<>();

  HearingOutcomes(TenantId tenant, TermsBook book) {
    this.tenant = tenant;
    this.book = book;
  }

  void stated(String claim, Statement statement, List<Session> found, Instant at) {
    outcomes
        .computeIfAbsent(claim, one -> new DecidedHistory(tenant, Claim.parse(one), book))
        .decide(new Stimulus.Stated(statement, found), at);
  }

  void recorded(Session known, Instant at) {
    outcomes.values().forEach(one -> one.decide(new Stimulus.SessionsRecorded(List.of(known)), at));
  }

  /** When time alone may change one of them; none if it can't. */
  Optional<Instant> due() {
    return outcomes.values().stream()
        .flatMap(one -> one.due().stream())
        .min(Comparator.naturalOrder());
  }

  void look(Map<SessionId, Session> sessions, Instant at) {
    outcomes.values().stream()
        .filter(one -> one.due().filter(due -> !due.isAfter(at)).isPresent())
        .forEach(one -> one.look(sessions.values(), at));
  }

  /** Under which of them a session's claim is heard; the first. */
  Optional<HeardUnder> under(Session session, Instant now) {
    return outcomes.keySet().stream()
        .flatMap(claim -> under(claim, session, now).stream())
        .min(Comparator.naturalOrder());
  }

  /** Whether this one hears it. */
  Optional<HeardUnder> under(String claim, Session session, Instant now) {
    return Optional.ofNullable(outcomes.get(claim))
        .flatMap(DecidedHistory::sealed)
        .map(SealedEntry::entry)
        .flatMap(entry -> HeardClaims.heard(entry, session, book, now));
  }
}

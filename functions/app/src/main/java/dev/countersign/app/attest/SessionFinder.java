package dev.countersign.app.attest;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.MatchRule.By;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the sessions that a statement can mean, and records that its claim waits where a session
 * may still come. When it looks by keys, it records this before it reads; and a session is written
 * before waiting claims are read. Whatever the order, one of the two sees the other.
 */
public final class SessionFinder {
  private final Sessions sessions;
  private final Function<TenantId, Pseudonyms> keys;

  public SessionFinder(Sessions sessions, Function<TenantId, Pseudonyms> keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  public List<Session> find(TenantId tenant, Claim claim, Statement statement, TermsBook book) {
    var terms = book.reading(statement.occurredAt());
    Set<By> by = terms.match().by();
    String name = statement.session();
    if (by.contains(By.SESSION) && name != null) {
      return named(tenant, claim, statement, terms, name);
    }
    String conversation = statement.conversation();
    Set<MatchKey> wanted =
        by.contains(By.CONVERSATION) && conversation != null
            ? Set.of(keys.apply(tenant).conversation(conversation))
            : linking(statement, by);
    if (wanted.isEmpty()) {
      return List.of();
    }
    sessions.addWaitingClaim(
        tenant, claim, wanted, statement.receivedAt(), deadline(statement, terms));
    return sessions.matching(tenant, wanted);
  }

  /**
   * A session that the statement names. Where it isn't known yet, only the pointer is left: publish
   * and settle look for it once more, after the entry is there.
   */
  private List<Session> named(
      TenantId tenant, Claim claim, Statement statement, Terms terms, String name) {
    var found =
        SessionId.admits(name)
            ? sessions.find(tenant, new SessionId(name))
            : Optional.<Session>empty();
    if (found.isEmpty()) {
      var key = keys.apply(tenant).session(name);
      sessions.addWaitingClaim(
          tenant, claim, Set.of(key), statement.receivedAt(), deadline(statement, terms));
    }
    return found.stream().toList();
  }

  /** All sessions that an outcome can mean, looked up once more; no pointer is left. */
  public List<Session> again(Entry entry) {
    var tenant = entry.tenant();
    var registers = entry.registers();
    var ids = new TreeSet<>(registers.sessions().keySet());
    var wanted = new TreeSet<MatchKey>();
    for (Statement statement : registers.statements().all()) {
      wanted.addAll(statement.keys());
      String name = statement.session();
      if (name != null && SessionId.admits(name)) {
        ids.add(new SessionId(name));
      }
      String conversation = statement.conversation();
      if (conversation != null) {
        wanted.add(keys.apply(tenant).conversation(conversation));
      }
    }
    var found = new ArrayList<>(sessions.findAll(tenant, ids));
    found.addAll(sessions.matching(tenant, wanted));
    return found;
  }

  private static Set<MatchKey> linking(Statement statement, Set<By> by) {
    return statement.keys().stream()
        .filter(key -> by.contains(key.kind().subject() ? By.SUBJECT : By.RECORD))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Instant deadline(Statement statement, Terms terms) {
    return terms.match().waitTime().after(statement.receivedAt(), terms.zone());
  }
}

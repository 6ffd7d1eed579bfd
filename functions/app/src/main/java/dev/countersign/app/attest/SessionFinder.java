package dev.countersign.app.attest;

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
import dev.countersign.ledger.Sessions.LookingClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the sessions that a statement can mean, and records that its claim looks for them, for
 * good: a session that was recorded in time may be corrected years later. When it looks by keys, it
 * records this before it reads; and a session is written before such claims are read. Whatever the
 * order, one of the two sees the other.
 *
 * <p>What is looked for is what any version of the terms would match by, since other statements can
 * change which version reads the truth.
 */
public final class SessionFinder {
  private final Sessions sessions;
  private final Function<TenantId, Pseudonyms> keys;

  public SessionFinder(Sessions sessions, Function<TenantId, Pseudonyms> keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /**
   * Does for several statements at once what {@link #find} does first: reads the sessions that they
   * name, and records that their claims look for others.
   */
  SessionsAhead ahead(TenantId tenant, List<Sought> all) {
    var ids = new TreeSet<SessionId>();
    all.forEach(
        one -> one.name().filter(SessionId::admits).map(SessionId::new).ifPresent(ids::add));
    var named = sessions.byId(tenant, ids);
    var read = new SessionsAhead(named, Set.of());
    var pointed = new LinkedHashSet<LookingClaim>();
    for (Sought one : all) {
      var wanted = wanted(tenant, one);
      one.name()
          .filter(name -> named(tenant, name, read).isEmpty())
          .ifPresent(name -> wanted.add(byName(tenant, name)));
      if (!wanted.isEmpty()) {
        pointed.add(one.looking(wanted));
      }
    }
    sessions.addWaitingClaims(tenant, pointed);
    return new SessionsAhead(named, pointed);
  }

  List<Session> find(TenantId tenant, Sought sought, SessionsAhead ahead) {
    var found = new ArrayList<Session>();
    var wanted = wanted(tenant, sought);
    sought
        .name()
        .ifPresent(name ->
            named(tenant, name, ahead)
                .ifPresentOrElse(found::add, () -> wanted.add(byName(tenant, name))));
    if (wanted.isEmpty()) {
      return found;
    }
    var looking = sought.looking(wanted);
    if (!ahead.pointed().contains(looking)) {
      sessions.addWaitingClaims(tenant, List.of(looking));
    }
    // A session that is named and isn't known is looked for once more by publish and settle, when
    // the entry is there.
    wanted.removeIf(key -> key.kind() == MatchKey.Kind.SESSION);
    if (!wanted.isEmpty()) {
      found.addAll(sessions.matching(tenant, wanted, sought.statement().occurredAt()));
    }
    return found;
  }

  /** The keys under which any version looks for sessions. */
  private Set<MatchKey> wanted(TenantId tenant, Sought sought) {
    var wanted = new TreeSet<MatchKey>();
    for (Terms terms : sought.book().versions()) {
      wanted.addAll(wanted(tenant, sought.statement(), terms.match().by()));
    }
    return wanted;
  }

  private MatchKey byName(TenantId tenant, String name) {
    return keys.apply(tenant).session(name);
  }

  private Optional<Session> named(TenantId tenant, String name, SessionsAhead ahead) {
    if (!SessionId.admits(name)) {
      return Optional.empty();
    }
    var id = new SessionId(name);
    var read = ahead.named().get(id);
    return read == null ? sessions.find(tenant, id) : read;
  }

  /** The keys under which one version looks for sessions; none where the statement names one. */
  private Set<MatchKey> wanted(TenantId tenant, Statement statement, Set<By> by) {
    if (by.contains(By.SESSION) && statement.session() != null) {
      return Set.of();
    }
    String conversation = statement.conversation();
    return by.contains(By.CONVERSATION) && conversation != null
        ? Set.of(keys.apply(tenant).conversation(conversation))
        : linking(statement, by);
  }

  /** The ids of the sessions that an outcome has, and of those that its statements name. */
  public Set<SessionId> named(Entry entry) {
    var registers = entry.registers();
    var ids = new TreeSet<>(registers.sessions().keySet());
    for (Statement statement : registers.statements().all()) {
      String name = statement.session();
      if (name != null && SessionId.admits(name)) {
        ids.add(new SessionId(name));
      }
    }
    return ids;
  }

  /** All sessions that an outcome can mean, looked up once more; no pointer is left. */
  public List<Session> again(Entry entry, TermsBook book) {
    return again(entry, book, sessions.findAll(entry.tenant(), named(entry)));
  }

  /**
   * The same, where some are read already. By keys it looks as for a new statement: not for a
   * statement that names its session, where the terms match by that.
   *
   * @param named those of {@link #named} that are known
   */
  public List<Session> again(Entry entry, TermsBook book, List<Session> named) {
    var tenant = entry.tenant();
    var wanted = new TreeSet<MatchKey>();
    var times = new ArrayList<Instant>();
    for (Statement statement : entry.registers().statements().all()) {
      for (Terms terms : book.versions()) {
        wanted.addAll(wanted(tenant, statement, terms.match().by()));
      }
      if (statement.act().affirms()) {
        times.add(statement.occurredAt());
      }
    }
    var found = new ArrayList<>(named);
    if (wanted.isEmpty()) {
      return found;
    }
    for (Instant at : newestAndTruth(times, entry)) {
      found.addAll(sessions.matching(tenant, wanted, at));
    }
    return found;
  }

  /** The dates before which sessions are looked for: that of the truth, and the newest stated. */
  private static Set<Instant> newestAndTruth(List<Instant> stated, Entry entry) {
    return Stream.of(
            stated.stream().max(Comparator.naturalOrder()),
            Optional.ofNullable(entry.occurredAtOrNull()))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Set<MatchKey> linking(Statement statement, Set<By> by) {
    return statement.keys().stream()
        .filter(key -> by.contains(key.kind().subject() ? By.SUBJECT : By.RECORD))
        .map(MatchKey::bare)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

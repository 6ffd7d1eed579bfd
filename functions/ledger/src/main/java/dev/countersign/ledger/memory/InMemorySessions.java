package dev.countersign.ledger.memory;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sessions, the claims that wait for them and the outcomes that are linked to them. */
final class InMemorySessions implements Sessions {
  private record Id(TenantId tenant, SessionId session) {}

  private record Key(TenantId tenant, MatchKey key) {}

  /** Under one key a claim has one pointer for each time at which its wait may end. */
  private record Pointer(Claim claim, Instant until) {}

  private final Map<Id, Session> current = new HashMap<>();
  private final Map<Id, Set<MatchKey>> keysOf = new HashMap<>();
  private final Map<Key, TreeSet<SessionId>> byKey = new HashMap<>();

  /** When each pointer was left last. */
  private final Map<Key, Map<Pointer, Instant>> waiting = new HashMap<>();

  private final Map<Id, TreeSet<Claim>> linked = new HashMap<>();
  private final InMemoryDueIndex due;

  InMemorySessions(InMemoryDueIndex due) {
    this.due = due;
  }

  /** Every session of a tenant, by id. */
  synchronized List<Session> all(TenantId tenant) {
    return current.entrySet().stream()
        .filter(known -> known.getKey().tenant().equals(tenant))
        .map(Map.Entry::getValue)
        .sorted(java.util.Comparator.comparing(Session::id))
        .toList();
  }

  @Override
  public synchronized Optional<Session> find(TenantId tenant, SessionId id) {
    return Optional.ofNullable(current.get(new Id(tenant, id)));
  }

  @Override
  public synchronized List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
    return ids.stream()
        .distinct()
        .map(id -> current.get(new Id(tenant, id)))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public synchronized List<Session> matching(TenantId tenant, Set<MatchKey> keys) {
    var ids = new TreeSet<SessionId>();
    keys.forEach(key -> ids.addAll(byKey.getOrDefault(new Key(tenant, key), new TreeSet<>())));
    return findAll(tenant, ids);
  }

  @Override
  public synchronized Session record(
      TenantId tenant, Session session, Set<MatchKey> keys, Bytes content, Evidence evidence) {
    var id = new Id(tenant, session.id());
    var before = current.get(id);
    var now = before == null ? session : before.merged(session);
    current.put(id, now);
    boolean newest = now.content().equals(session.content());
    if (newest) {
      var old = keysOf.put(id, Set.copyOf(keys));
      if (old != null) {
        old.forEach(
            key -> byKey.getOrDefault(new Key(tenant, key), new TreeSet<>()).remove(session.id()));
      }
      keys.forEach(key ->
          byKey.computeIfAbsent(new Key(tenant, key), k -> new TreeSet<>()).add(session.id()));
    }
    due.set(new DueWork.TellOutcomes(tenant, session.id(), evidence.receivedAt()));
    return now;
  }

  @Override
  public synchronized void decided(TenantId tenant, Session form) {
    if (form.equals(current.get(new Id(tenant, form.id())))) {
      due.clear(new DueWork.TellOutcomes(tenant, form.id(), Instant.EPOCH));
    }
  }

  @Override
  public synchronized void linkOutcomes(
      TenantId tenant, Collection<SessionId> sessions, Claim claim) {
    sessions.forEach(session ->
        linked.computeIfAbsent(new Id(tenant, session), k -> new TreeSet<>()).add(claim));
  }

  @Override
  public synchronized List<Claim> linkedOutcomes(
      TenantId tenant, SessionId session, String after, int limit) {
    return linked.getOrDefault(new Id(tenant, session), new TreeSet<>()).stream()
        .filter(claim -> claim.toString().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void addWaitingClaim(
      TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
    keys.forEach(key ->
        waiting
            .computeIfAbsent(new Key(tenant, key), k -> new HashMap<>())
            .put(new Pointer(claim, until), since));
  }

  @Override
  public synchronized List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now) {
    var found = new TreeMap<Claim, Instant>();
    for (MatchKey key : keys) {
      waiting
          .getOrDefault(new Key(tenant, key), Map.of())
          .forEach((pointer, since) -> {
            if (!now.isAfter(pointer.until())) {
              found.merge(pointer.claim(), since, InMemorySessions::later);
            }
          });
    }
    return found.entrySet().stream().map(e -> new Waiting(e.getKey(), e.getValue())).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

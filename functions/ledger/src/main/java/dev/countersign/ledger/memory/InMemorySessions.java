package dev.countersign.ledger.memory;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.CurrentSession;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sessions, the claims that look for them and the outcomes that are linked to them. */
final class InMemorySessions implements Sessions {
  private record Id(TenantId tenant, SessionId session) {}

  private record Key(TenantId tenant, MatchKey key) {}

  private record Form(Id id, Digest message) {}

  /** Under one key a claim has one pointer for each day on which its wait may end. */
  private record Pointer(Claim claim, LocalDate until) {}

  private static final Comparator<Session> LAST_FIRST =
      Comparator.comparing(Session::startedAt).thenComparing(Session::id).reversed();

  private final Map<Id, CurrentSession> current = new HashMap<>();
  private final Map<Form, Session> forms = new HashMap<>();
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
        .map(known -> known.getValue().session())
        .sorted(Comparator.comparing(Session::id))
        .toList();
  }

  @Override
  public synchronized Optional<Session> find(TenantId tenant, SessionId id) {
    return Optional.ofNullable(current.get(new Id(tenant, id))).map(CurrentSession::session);
  }

  @Override
  public synchronized List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
    return ids.stream()
        .distinct()
        .map(id -> current.get(new Id(tenant, id)))
        .filter(Objects::nonNull)
        .map(CurrentSession::session)
        .toList();
  }

  @Override
  public synchronized List<Session> matching(TenantId tenant, Set<MatchKey> keys, Instant at) {
    var found = new TreeMap<SessionId, Session>();
    for (MatchKey key : keys) {
      var last =
          findAll(tenant, byKey.getOrDefault(new Key(tenant, key), new TreeSet<>())).stream()
              .sorted(LAST_FIRST)
              .toList();
      last.stream().limit(MOST).forEach(session -> found.put(session.id(), session));
      last.stream()
          .filter(session -> !session.startedAt().isAfter(at))
          .limit(MOST)
          .forEach(session -> found.put(session.id(), session));
    }
    return List.copyOf(found.values());
  }

  @Override
  public synchronized Recording record(TenantId tenant, SessionMessage message) {
    var read = message.read().session();
    var id = new Id(tenant, read.id());
    var kept = Optional.ofNullable(forms.putIfAbsent(new Form(id, message.name()), read));
    var said = kept.orElse(read);
    if (!said.content().equals(read.content())) {
      return new Recording.Conflicting(said);
    }
    var before = Optional.ofNullable(current.get(id));
    var next = CurrentSession.after(before, message.read().with(said), message.keys());
    var told = new DueWork.TellOutcomes(tenant, read.id(), message.evidence().receivedAt());
    if (kept.isPresent() && before.equals(Optional.of(next)) && !due.isToTell(told)) {
      return new Recording.Repeated(said);
    }
    current.put(id, next);
    before.ifPresent(old ->
        old.keys()
            .forEach(key ->
                byKey.getOrDefault(new Key(tenant, key), new TreeSet<>()).remove(read.id())));
    next.keys()
        .forEach(key ->
            byKey.computeIfAbsent(new Key(tenant, key), k -> new TreeSet<>()).add(read.id()));
    due.set(told);
    return new Recording.Recorded(said, next.session());
  }

  @Override
  public Optional<Session> completed(TenantId tenant, SessionId id) {
    return find(tenant, id);
  }

  @Override
  public synchronized void decided(TenantId tenant, Session form) {
    if (find(tenant, form.id()).equals(Optional.of(form))) {
      due.clear(new DueWork.TellOutcomes(tenant, form.id(), Instant.EPOCH));
    }
  }

  @Override
  public synchronized void asksAt(TenantId tenant, Session form, Instant at) {
    if (find(tenant, form.id()).equals(Optional.of(form))) {
      due.set(new DueWork.AskClaims(tenant, form.id(), at));
    }
  }

  @Override
  public synchronized List<Session> forms(TenantId tenant, SessionId id) {
    return forms.entrySet().stream()
        .filter(kept -> kept.getKey().id().equals(new Id(tenant, id)))
        .map(Map.Entry::getValue)
        .toList();
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
            .put(new Pointer(claim, day(until)), since));
  }

  @Override
  public synchronized List<Waiting> waiting(
      TenantId tenant, Set<MatchKey> keys, Instant firstReceived) {
    var found = new TreeMap<Claim, Instant>();
    for (MatchKey key : keys) {
      waiting
          .getOrDefault(new Key(tenant, key), Map.of())
          .forEach((pointer, since) -> {
            if (!day(firstReceived).isAfter(pointer.until())) {
              found.merge(pointer.claim(), since, InMemorySessions::later);
            }
          });
    }
    return found.entrySet().stream().map(e -> new Waiting(e.getKey(), e.getValue())).toList();
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

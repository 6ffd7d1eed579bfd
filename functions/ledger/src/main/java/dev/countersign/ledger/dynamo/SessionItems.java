package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sessions, the claims that look for them and the outcomes that are linked to them. */
final class SessionItems implements Sessions {
  private static final String CLAIM = "claim";
  private static final String SINCE = "since";

  private final Table table;
  private final SessionWrites writes;
  private final SessionCopies copies;

  SessionItems(Table table, ErasableParts parts) {
    this.table = table;
    this.copies = new SessionCopies(table);
    this.writes = new SessionWrites(table, copies, parts);
  }

  @Override
  public Optional<Session> find(TenantId tenant, SessionId id) {
    return table.get("read a session", Keys.current(tenant, id)).map(SessionItem::session);
  }

  @Override
  public List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
    var keys = ids.stream().distinct().map(id -> Keys.current(tenant, id)).toList();
    return table.getAll("read sessions", keys).stream().map(SessionItem::session).toList();
  }

  @Override
  public List<Session> matching(TenantId tenant, Set<MatchKey> keys, Instant at) {
    var found = new TreeMap<SessionId, Session>();
    for (MatchKey key : keys) {
      copies
          .find(tenant, key, at)
          .forEach(session -> found.merge(session.id(), session, Session::merged));
    }
    return List.copyOf(found.values());
  }

  @Override
  public Recording record(TenantId tenant, SessionMessage message) {
    return writes.record(tenant, message);
  }

  @Override
  public Optional<Session> completed(TenantId tenant, SessionId id) {
    return table
        .get("read a session", Keys.current(tenant, id))
        .map(item -> copies.write(tenant, item));
  }

  @Override
  public void decided(TenantId tenant, Session form) {
    table.updateIf(
        "mark a session as decided",
        Keys.current(tenant, form.id()),
        DueItems.NOT_DUE,
        unchanged(form));
  }

  private static DynamoExpression unchanged(Session form) {
    return DynamoExpression.of(
        "#session = :form", Values.none().text(":form", SessionItem.text(form)));
  }

  @Override
  public void asksAt(TenantId tenant, Session form, Instant at) {
    var asks = new DueWork.AskClaims(tenant, form.id(), at);
    table.updateIf(
        "mark when a session's claims are due",
        Keys.current(tenant, form.id()),
        DueItems.dueFor(asks),
        unchanged(form));
  }

  @Override
  public List<Session> forms(TenantId tenant, SessionId id) {
    var request = Queries.under(Keys.session(tenant, id), Keys.MESSAGES).build();
    return table.query("list a session's forms", request, Integer.MAX_VALUE).stream()
        .map(SessionItem::session)
        .toList();
  }

  @Override
  public void linkOutcomes(TenantId tenant, Collection<SessionId> sessions, Claim claim) {
    var items =
        sessions.stream()
            .distinct()
            .map(session -> Keys.linkedOutcomes(tenant, session, claim).item().text(CLAIM, claim))
            .toList();
    table.putAll("link an outcome to sessions", items, List.of());
  }

  @Override
  public List<Claim> linkedOutcomes(TenantId tenant, SessionId session, String after, int limit) {
    // A space is less than any character of a claim: the claim itself is left out by it.
    var request =
        Queries.between(
                Keys.linkedOutcomes(tenant, session),
                Keys.LINKED_OUTCOMES + (after.isEmpty() ? "" : after + " "),
                Keys.LINKED_OUTCOMES + "~")
            .limit(limit)
            .build();
    return table.query("list linked outcomes", request, limit).stream()
        .map(SessionItems::claim)
        .toList();
  }

  @Override
  public void addWaitingClaim(
      TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
    addWaitingClaims(tenant, List.of(new LookingClaim(claim, keys, since, until)));
  }

  /** A claim that looks twice on one day has one pointer: a batch may name an item once only. */
  @Override
  public void addWaitingClaims(TenantId tenant, Collection<LookingClaim> claims) {
    var pointers = new LinkedHashMap<Key, Values>();
    for (LookingClaim one : claims) {
      for (MatchKey key : one.keys()) {
        var place = MatchedKeys.waiting(tenant, key, one.claim(), one.until());
        pointers.put(place, place.item().text(CLAIM, one.claim()).time(SINCE, one.since()));
      }
    }
    table.putAll("add a waiting claim", pointers.values(), List.of());
  }

  @Override
  public List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant firstReceived) {
    var found = new TreeMap<Claim, Instant>();
    for (MatchKey key : keys) {
      var request =
          Queries.between(
                  MatchedKeys.match(tenant, key),
                  MatchedKeys.WAITING + Keys.day(firstReceived),
                  MatchedKeys.WAITING + Keys.LAST)
              .build();
      table.query("list waiting claims", request, Integer.MAX_VALUE).stream()
          .forEach(
              pointer -> found.merge(claim(pointer), pointer.time(SINCE), SessionItems::later));
    }
    return found.entrySet().stream().map(e -> new Waiting(e.getKey(), e.getValue())).toList();
  }

  private static Claim claim(Values item) {
    return Failures.reading("a claim", () -> Claim.parse(item.text(CLAIM)));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}

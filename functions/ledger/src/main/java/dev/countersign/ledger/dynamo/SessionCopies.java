package dev.countersign.ledger.dynamo;

import static dev.countersign.ledger.dynamo.SessionItem.SESSION;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Copies of a session's current form, one under each match key, in the order of the sessions'
 * starts. The current item lists the keys that it has, and the places of all copies that any form
 * had: those that are no place of the current form are deleted.
 */
final class SessionCopies {
  static final String REVISION = "revision";
  static final String KEYS = "keys";
  private static final String EVER = "ever";
  private static final int TRIES = 12;

  /** More places of earlier forms than this are forgotten once their copies are deleted. */
  private static final int MOST_GONE = 100;

  private final Table table;

  SessionCopies(Table table) {
    this.table = table;
  }

  /** The current item, with the keys of its session; the places of {@code before} are kept. */
  static Values listed(Values item, Session session, Set<String> keys, Collection<String> before) {
    var ever = new TreeSet<>(before);
    ever.addAll(places(session, keys));
    return item.texts(KEYS, keys).texts(EVER, ever);
  }

  /** The places of all copies that may be there. */
  static List<String> ever(Values item) {
    return item.texts(EVER);
  }

  private static Set<String> places(Session session, Collection<String> keys) {
    String start = SortableTime.write(session.startedAt());
    var places = new TreeSet<String>();
    keys.forEach(key -> places.add(start + "#" + key));
    return places;
  }

  /**
   * Writes the copies of the current item. A writer who finds another current item afterwards
   * writes them once more, so the last one to finish leaves the copies of the current form.
   *
   * @return the session of the item that was current in the end
   */
  Session write(TenantId tenant, Values current) {
    var item = current;
    var id = SessionItem.session(item).id();
    var key = Keys.current(tenant, id);
    var mine = new TreeSet<String>();
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      mine.addAll(ever(item));
      var gone = put(tenant, item, mine);
      var now = table.get("read a session", key).orElse(item);
      if (now.count(REVISION) == item.count(REVISION)) {
        if (gone > MOST_GONE) {
          forget(key, item);
        }
        return SessionItem.session(item);
      }
      item = now;
    }
    throw new Unavailable("copy a session: lost the race too often", null);
  }

  /** Puts the copies of this item and deletes all others; how many those are. */
  private int put(TenantId tenant, Values item, Set<String> ever) {
    var session = SessionItem.session(item);
    var places = places(session, item.texts(KEYS));
    var gone = new TreeSet<>(ever);
    gone.removeAll(places);
    table.putAll(
        "copy a session under its keys",
        places.stream()
            .map(place -> key(tenant, place, session.id()).item().text(SESSION, item.text(SESSION)))
            .toList(),
        gone.stream().map(place -> key(tenant, place, session.id())).toList());
    return gone.size();
  }

  private void forget(Key key, Values item) {
    var places = places(SessionItem.session(item), item.texts(KEYS));
    var change =
        places.isEmpty()
            ? new DynamoExpression("REMOVE #ever", java.util.Map.of())
            : DynamoExpression.of("SET #ever = :ever", Values.none().texts(":ever", places));
    table.updateIf(
        "forget a session's former keys",
        key,
        change,
        DynamoExpression.of(
            "#revision = :was", Values.none().number(":was", item.count(REVISION))));
  }

  private static Key key(TenantId tenant, String place, SessionId session) {
    int start = place.indexOf('#');
    return MatchedKeys.copy(tenant, place.substring(start + 1), place.substring(0, start), session);
  }

  /**
   * The sessions of one key, the last to start first. One request reads the last of all; only where
   * they are many and some started after {@code at}, a second one reads what those pushed out.
   */
  List<Session> find(TenantId tenant, MatchKey key, Instant at) {
    var last = page(tenant, key, MatchedKeys.SESSIONS + Keys.LAST, Sessions.MOST);
    long later = last.stream().filter(session -> session.startedAt().isAfter(at)).count();
    if (later == 0 || last.size() < Sessions.MOST) {
      return last;
    }
    var found = new ArrayList<>(last);
    var end = last.getLast();
    String until =
        end.startedAt().isAfter(at)
            ? SortableTime.write(at) + "#" + Keys.LAST
            : SortableTime.write(end.startedAt()) + "#" + end.id();
    int more = (int) later + (end.startedAt().isAfter(at) ? 0 : 1); // the end itself comes again
    found.addAll(page(tenant, key, MatchedKeys.SESSIONS + until, more));
    return found;
  }

  private List<Session> page(TenantId tenant, MatchKey key, String until, int limit) {
    var request =
        Queries.between(MatchedKeys.match(tenant, key), MatchedKeys.SESSIONS, until)
            .scanIndexForward(false)
            .limit(limit)
            .build();
    return table.query("match sessions", request, limit).stream()
        .map(SessionItem::session)
        .toList();
  }
}

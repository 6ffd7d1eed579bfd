package dev.countersign.ledger.dynamo;

import static dev.countersign.ledger.dynamo.SessionItem.SESSION;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Evidence;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records a session in three steps: its form, which is kept for good; the current form, only over
 * the one that was read; and a copy under each match key. A writer who finds another current form
 * afterwards writes the copies once more, so the last one to finish leaves the copies of the
 * current form.
 */
final class SessionWrites {
  private static final String REVISION = "revision";
  private static final String KEYS = "keys";
  private static final String EVER = "ever";
  private static final int TRIES = 12;

  private final Table table;

  SessionWrites(Table table) {
    this.table = table;
  }

  Session record(
      TenantId tenant, Session said, Set<MatchKey> keys, Bytes content, Evidence evidence) {
    table.put(
        "keep a session's form",
        Keys.version(tenant, said.id(), rank(said))
            .item()
            .text(SESSION, SessionItem.text(said))
            .bytes("content", content)
            .tree(EvidenceValue.NAME, EvidenceValue.write(evidence)));
    var key = Keys.current(tenant, said.id());
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      var there = table.get("read a session", key);
      var item = current(tenant, said, keys, evidence, there.orElse(null));
      if (written(item, there)) {
        return copied(tenant, key, item);
      }
    }
    throw new Unavailable("record a session: lost the race too often", null);
  }

  /** The current form's item, over the one that is there. */
  private static Values current(
      TenantId tenant,
      Session said,
      Set<MatchKey> keys,
      Evidence evidence,
      @Nullable Values there) {
    var before = there == null ? said : SessionItem.session(there);
    var merged = before.merged(said);
    boolean mine = there == null || merged.content().equals(said.content());
    var names = mine || there == null ? names(keys) : new TreeSet<>(there.texts(KEYS));
    var ever = new TreeSet<>(names);
    if (there != null) {
      ever.addAll(there.texts(EVER));
    }
    var item =
        Keys.current(tenant, said.id())
            .item()
            .text(SESSION, SessionItem.text(merged))
            .number(REVISION, there == null ? 1 : there.count(REVISION) + 1)
            .texts(KEYS, names)
            .texts(EVER, ever);
    return DueItems.due(item, new DueWork.TellOutcomes(tenant, said.id(), evidence.receivedAt()));
  }

  private boolean written(Values item, Optional<Values> there) {
    var over =
        there
            .map(old ->
                DynamoExpression.of(
                    "#revision = :was", Values.none().number(":was", old.count(REVISION))))
            .orElse(DynamoExpression.ABSENT);
    var inTheWay = table.putIf("record a session", item, over);
    // The client repeats a put whose answer was lost, and is then told that the item is there.
    return inTheWay
        .map(other ->
            other.has(REVISION)
                && other.count(REVISION) == item.count(REVISION)
                && item.text(SESSION).equals(other.textOrNull(SESSION)))
        .orElse(true);
  }

  private Session copied(TenantId tenant, Key key, Values written) {
    var item = written;
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      copy(tenant, item);
      var now = table.get("read a session", key).orElse(item);
      if (now.count(REVISION) == item.count(REVISION)) {
        return SessionItem.session(item);
      }
      item = now;
    }
    throw new Unavailable("copy a session: lost the race too often", null);
  }

  private void copy(TenantId tenant, Values item) {
    var session = SessionItem.session(item);
    var names = item.texts(KEYS);
    var gone = new TreeSet<>(item.texts(EVER));
    gone.removeAll(names);
    table.putAll(
        "copy a session under its keys",
        names.stream()
            .map(name ->
                Keys.copy(tenant, name, session.id()).item().text(SESSION, item.text(SESSION)))
            .toList(),
        gone.stream().map(name -> Keys.copy(tenant, name, session.id())).toList());
  }

  private static Set<String> names(Set<MatchKey> keys) {
    var names = new TreeSet<String>();
    keys.forEach(key -> names.add(Keys.name(key)));
    return names;
  }

  /** Forms in the order in which they were said. */
  private static String rank(Session session) {
    return SortableTime.write(session.recordedAt()) + "#" + session.content().prefix(16);
  }
}

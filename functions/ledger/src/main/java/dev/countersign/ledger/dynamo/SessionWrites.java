package dev.countersign.ledger.dynamo;

import static dev.countersign.ledger.dynamo.SessionCopies.KEYS;
import static dev.countersign.ledger.dynamo.SessionCopies.REVISION;
import static dev.countersign.ledger.dynamo.SessionItem.SESSION;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.CurrentSession;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions.Recording;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records a session in three steps: its form, which is kept for good under the name of its message;
 * the current form, only over the one that was read; and a copy under each match key. The first
 * step tells whether the message is new. One that was kept but not seen to its end is taken up
 * again, with the form that was kept first.
 */
final class SessionWrites {
  private static final int TRIES = 12;

  private final Table table;
  private final SessionCopies copies;
  private final ErasableParts parts;

  SessionWrites(Table table, SessionCopies copies, ErasableParts parts) {
    this.table = table;
    this.copies = copies;
    this.parts = parts;
  }

  Recording record(TenantId tenant, SessionMessage message) {
    var kept = keep(tenant, message);
    var said = kept.map(SessionItem::session).orElse(message.read().session());
    if (!said.content().equals(message.read().session().content())) {
      return new Recording.Conflicting(said);
    }
    var read = message.read().with(said);
    var key = Keys.current(tenant, said.id());
    for (int failures = 0; failures < TRIES; failures++) {
      table.pauseAfter(failures);
      var there = table.get("read a session", key);
      var next = CurrentSession.after(there.map(SessionWrites::current), read, message.keys());
      if (kept.isPresent() && there.filter(known -> isComplete(known, next)).isPresent()) {
        return new Recording.Repeated(said);
      }
      var item = item(tenant, next, message, there.orElse(null));
      if (written(item, there)) {
        return new Recording.Recorded(said, copies.write(tenant, item));
      }
    }
    throw new Unavailable("record a session: lost the race too often", null);
  }

  /** Keeps the form by its message's name; what is there under this name, where something is. */
  private Optional<Values> keep(TenantId tenant, SessionMessage message) {
    var said = message.read().session();
    var form =
        Keys.version(tenant, said.id(), message.name())
            .item()
            .text(SESSION, SessionItem.text(said));
    FactItems.tell(form, message);
    ErasableParts.withContent(form, message.read().content());
    parts.withEvidence(form, tenant, message.evidence());
    return table.putIf("keep a session's form", form, DynamoExpression.ABSENT);
  }

  /** Whether there is nothing to write, and all outcomes were told. */
  private static boolean isComplete(Values there, CurrentSession next) {
    return (!there.has(DueItems.SHARD) || DueItems.onlyAsks(there))
        && current(there).equals(next);
  }

  private static CurrentSession current(Values item) {
    return new CurrentSession(
        SessionItem.session(item),
        new TreeSet<>(item.texts(KEYS).stream().map(MatchedKeys::ofName).toList()),
        SpanSum.read(item));
  }

  /** The current form's item, over the one that is there. */
  private static Values item(
      TenantId tenant, CurrentSession next, SessionMessage message, @Nullable Values there) {
    var session = next.session();
    var item =
        Keys.current(tenant, session.id())
            .item()
            .text(SESSION, SessionItem.text(session))
            .number(REVISION, there == null ? 1 : there.count(REVISION) + 1);
    if (next.spansOrNull() != null) {
      SpanSum.write(item, next.spansOrNull());
    }
    var names = new TreeSet<String>();
    next.keys().forEach(key -> names.add(MatchedKeys.name(key)));
    SessionCopies.listed(
        item, session, names, there == null ? List.of() : SessionCopies.ever(there));
    return DueItems.due(
        item, new DueWork.TellOutcomes(tenant, session.id(), message.evidence().receivedAt()));
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
}

package dev.countersign.app.sessions;

import dev.countersign.app.attest.SessionFinder.NameKeys;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Told;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Records a session, then puts it to the outcomes that wait for it or hang on it. It is due until
 * all of them were told.
 */
public final class RecordSession {
  /** So many outcomes; a session may have ten thousand, and settle tells the others. */
  private static final int BEFORE_THE_REPLY = 250;

  private final Sessions sessions;
  private final RedecideLinkedOutcomes put;
  private final Function<TenantId, NameKeys> keys;

  public RecordSession(
      Sessions sessions, RedecideLinkedOutcomes put, Function<TenantId, NameKeys> keys) {
    this.sessions = sessions;
    this.put = put;
    this.keys = keys;
  }

  /** Durable when it returns; what was not told yet is told by settle. */
  public Session record(
      TenantId tenant, Session said, Bytes content, Evidence evidence, Instant now) {
    return record(tenant, said, content, evidence, 1, now);
  }

  /**
   * One of several.
   *
   * @param together so many are recorded before the same reply, 1 or more
   */
  Session record(
      TenantId tenant, Session said, Bytes content, Evidence evidence, int together, Instant now) {
    var current = sessions.record(tenant, said, linking(tenant, said), content, evidence);
    tell(tenant, current, Math.max(1, BEFORE_THE_REPLY / together), now);
    return current;
  }

  /** Tells all outcomes of a session that is due. */
  public Told tell(TenantId tenant, Session current, Instant now) {
    return tell(tenant, current, Integer.MAX_VALUE, now);
  }

  private Told tell(TenantId tenant, Session current, int most, Instant now) {
    var all = new TreeSet<>(linking(tenant, current));
    all.add(keys.apply(tenant).session(current.id().value()));
    var told = put.tell(tenant, current, all, most, now);
    if (told == Told.ALL) {
      sessions.decided(tenant, current);
    }
    return told;
  }

  /** What it is found by: records, subjects and its conversation. */
  private Set<MatchKey> linking(TenantId tenant, Session session) {
    var linking = new TreeSet<>(session.keys());
    String conversation = session.conversation();
    if (conversation != null) {
      linking.add(keys.apply(tenant).conversation(conversation));
    }
    return linking;
  }
}

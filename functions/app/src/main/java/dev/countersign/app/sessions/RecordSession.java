package dev.countersign.app.sessions;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Coverage;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Sessions;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Records a session, then has the outcomes that wait for it or know it decided again. The session
 * stays due until all of them were.
 */
public final class RecordSession {
  /** A session may have ten thousand outcomes: settle sees to those beyond this number. */
  private static final int BEFORE_THE_REPLY = 250;

  private final Sessions sessions;
  private final RedecideLinkedOutcomes linked;
  private final Function<TenantId, Pseudonyms> pseudonyms;

  public RecordSession(
      Sessions sessions, RedecideLinkedOutcomes linked, Function<TenantId, Pseudonyms> pseudonyms) {
    this.sessions = sessions;
    this.linked = linked;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Records one session of a delivery; durable when it returns. Outcomes that could not be decided
   * again before the reply are left to settle.
   *
   * @param together so many sessions the delivery has, 1 or more
   * @return the session in its last recorded form
   */
  Session record(SessionRecord read, AuthenticatedDelivery delivery, int together) {
    var context = delivery.context();
    return record(
        context.tenant(),
        read,
        delivery.evidence(),
        Math.max(1, BEFORE_THE_REPLY / together),
        context.decidedAt());
  }

  /** Records one session that no delivery brought; durable when it returns. */
  public Session record(TenantId tenant, SessionRecord read, Evidence evidence, Instant now) {
    return record(tenant, read, evidence, BEFORE_THE_REPLY, now);
  }

  private Session record(
      TenantId tenant, SessionRecord read, Evidence evidence, int most, Instant now) {
    var session = read.session();
    var current =
        sessions.record(tenant, session, linking(tenant, session), read.content(), evidence);
    redecide(tenant, current, most, now);
    return current;
  }

  /** Has all outcomes of a session that is due decided again. */
  public Coverage redecide(TenantId tenant, Session current, Instant now) {
    return redecide(tenant, current, Integer.MAX_VALUE, now);
  }

  private Coverage redecide(TenantId tenant, Session current, int most, Instant now) {
    var all = new TreeSet<>(linking(tenant, current));
    all.add(pseudonyms.apply(tenant).session(current.id().value()));
    var coverage = linked.redecide(tenant, current, all, most, now);
    if (coverage == Coverage.ALL) {
      sessions.decided(tenant, current);
    }
    return coverage;
  }

  /** What the session is found by: its records, its subjects and its conversation. */
  private Set<MatchKey> linking(TenantId tenant, Session session) {
    var linking = new TreeSet<>(session.keys());
    String conversation = session.conversation();
    if (conversation != null) {
      linking.add(pseudonyms.apply(tenant).conversation(conversation));
    }
    return linking;
  }
}

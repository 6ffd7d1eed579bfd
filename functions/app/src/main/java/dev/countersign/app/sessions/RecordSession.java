package dev.countersign.app.sessions;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.MessageName;
import dev.countersign.app.inquiry.DraftInquiries;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Coverage;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm.SessionRecord;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.Sessions.Recording;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records a session, then has the outcomes that look for it or know it decided again. The session
 * stays due until all of them were. The same message again changes nothing.
 */
public final class RecordSession {
  /** A session may have ten thousand outcomes: settle sees to those beyond this number. */
  private static final int BEFORE_THE_REPLY = 250;

  private final Sessions sessions;
  private final RedecideLinkedOutcomes linked;
  private final DraftInquiries inquiries;
  private final Function<TenantId, Pseudonyms> pseudonyms;

  public RecordSession(
      Sessions sessions,
      RedecideLinkedOutcomes linked,
      DraftInquiries inquiries,
      Function<TenantId, Pseudonyms> pseudonyms) {
    this.sessions = sessions;
    this.linked = linked;
    this.inquiries = inquiries;
    this.pseudonyms = pseudonyms;
  }

  /**
   * Records one session of a delivery; durable when it returns. Outcomes that could not be decided
   * again before the reply are left to settle.
   *
   * @param messageId the item's message id, where the signature covers one; else a record of the
   *     same content by the same source is the same message
   * @param together so many sessions the delivery has, 1 or more
   */
  Recording record(
      SessionRecord read,
      @Nullable String messageId,
      AuthenticatedDelivery delivery,
      int together) {
    var context = delivery.context();
    var name = MessageName.of(context.source(), messageId, read.session().content());
    return record(
        context.tenant(),
        message(context.tenant(), name, read, delivery.evidence(), context.source()),
        Math.max(1, BEFORE_THE_REPLY / together),
        context.decidedAt());
  }

  /**
   * Records one session that no delivery brought; durable when it returns.
   *
   * @param message tells it from every other record of the session
   */
  public Recording record(
      TenantId tenant, String message, SessionRecord read, Evidence evidence, Instant now) {
    var name = Digest.of("local", message);
    return record(tenant, message(tenant, name, read, evidence, null), BEFORE_THE_REPLY, now);
  }

  private SessionMessage message(
      TenantId tenant,
      Digest name,
      SessionRecord read,
      Evidence evidence,
      @Nullable SourceId sourceOrNull) {
    return new SessionMessage(name, read, linking(tenant, read.session()), evidence, sourceOrNull);
  }

  private Recording record(TenantId tenant, SessionMessage message, int most, Instant now) {
    var recording = sessions.record(tenant, message);
    if (recording instanceof Recording.Recorded recorded) {
      var current = recorded.current();
      if (redecide(tenant, current, most, now) == Coverage.ALL) {
        decided(tenant, current);
      }
    }
    return recording;
  }

  /**
   * Marks a session of which all outcomes were decided. It is due again when the wait of its claims
   * ends, if there are some that are asked for.
   */
  public void decided(TenantId tenant, Session current) {
    inquiries
        .dueAt(tenant, current)
        .ifPresentOrElse(
            at -> sessions.asksAt(tenant, current, at), () -> sessions.decided(tenant, current));
  }

  /** Has all outcomes of a session that is due decided again; it stays due. */
  public Coverage redecide(TenantId tenant, Session current, Instant now) {
    return redecide(tenant, current, Integer.MAX_VALUE, now);
  }

  private Coverage redecide(TenantId tenant, Session current, int most, Instant now) {
    var all = new TreeSet<>(linking(tenant, current));
    all.add(pseudonyms.apply(tenant).session(current.id().value()));
    return linked.redecide(tenant, current, all, most, now);
  }

  /** What the session is found by: its records, its subjects and its conversation. */
  private Set<MatchKey> linking(TenantId tenant, Session session) {
    var linking = new TreeSet<MatchKey>();
    session.keys().forEach(key -> linking.add(key.bare()));
    String conversation = session.conversation();
    if (conversation != null) {
      linking.add(pseudonyms.apply(tenant).conversation(conversation));
    }
    return linking;
  }
}

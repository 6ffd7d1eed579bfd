package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Session records, found by id or by match key; the claims that look for a session; and the
 * outcomes that are linked to one. Every read is strongly consistent. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface Sessions {
  /** The session's current form. One request. */
  Optional<Session> find(TenantId tenant, SessionId id);

  /** The current forms of those of the sessions that are known. One request for each 100. */
  List<Session> findAll(TenantId tenant, Collection<SessionId> ids);

  /** The same, also with those of the ids that are not there. */
  default Map<SessionId, Optional<Session>> byId(TenantId tenant, Collection<SessionId> ids) {
    var found = new HashMap<SessionId, Optional<Session>>();
    ids.forEach(id -> found.put(id, Optional.empty()));
    findAll(tenant, ids).forEach(session -> found.put(session.id(), Optional.of(session)));
    return found;
  }

  /**
   * The sessions that have one of these keys (record, subject, conversation), each once, in its
   * last recorded form, by id: of each key those that started at or before a time, at most {@link
   * #MOST} of them and the last to start; and those that started later, where the key has no more
   * than {@link #MOST} sessions in all, else some. One request for each key; two where sessions
   * that started later would push out others.
   *
   * @param at when that happened for which sessions are looked for
   */
  List<Session> matching(TenantId tenant, Set<MatchKey> keys, Instant at);

  /** So many sessions of one key are found at most that started at or before a time. */
  int MOST = 256;

  /**
   * Stores this form of the session for good, by the name of its message. If it is the newest form,
   * it becomes the current one and can be found by its keys, and no longer by the keys of an
   * earlier form. A form of spans is added to the spans that are known instead. The session is due
   * for {@link DueWork.TellOutcomes} until {@link #decided}. A message that was recorded before
   * changes nothing.
   */
  Recording record(TenantId tenant, SessionMessage message);

  /** What became of a message that records a session. */
  sealed interface Recording {
    /**
     * It is recorded.
     *
     * @param said the form that the message says
     * @param current the form that counts now, which knows when the session was first received
     */
    record Recorded(Session said, Session current) implements Recording {}

    /** The same message was recorded before; nothing was written. */
    record Repeated(Session said) implements Recording {}

    /** A message of this name recorded another form of this session; nothing was written. */
    record Conflicting(Session said) implements Recording {}
  }

  /**
   * The session's current form, once it can be found by its keys: whoever recorded it may have
   * failed before that.
   */
  Optional<Session> completed(TenantId tenant, SessionId id);

  /**
   * Marks the session as no longer due: all its outcomes were decided with this form. Does nothing
   * when the session was corrected since.
   */
  void decided(TenantId tenant, Session form);

  /**
   * Marks the session as decided with this form, and as due for {@link DueWork.AskClaims} at a
   * time. Does nothing when the session was corrected since.
   */
  void asksAt(TenantId tenant, Session form, Instant at);

  /**
   * All forms of a session, one for each message that said one, in no order. One request for each
   * megabyte of them.
   */
  List<Session> forms(TenantId tenant, SessionId id);

  /**
   * Links an outcome to these sessions: a projection, written after the outcome's entry. One
   * request for each 25 sessions.
   */
  void linkOutcomes(TenantId tenant, Collection<SessionId> sessions, Claim claim);

  /**
   * The claims of the outcomes that are linked to a session, in their order.
   *
   * @param after only claims after this one; empty for the first page
   * @param limit how many at most
   */
  List<Claim> linkedOutcomes(TenantId tenant, SessionId session, String after, int limit);

  /**
   * Has the claim look for sessions with any of these keys, for good. One request for each 25 keys.
   *
   * @param since when it was said
   * @param until a session that was first received by then may count; taken as the end of its day
   *     in UTC, so that a claim has one pointer a day and key, however often it is said
   */
  void addWaitingClaim(
      TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until);

  /** What {@link #addWaitingClaim} is told of one claim. */
  record LookingClaim(Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
    public LookingClaim {
      keys = Set.copyOf(keys);
    }
  }

  /** Has several claims look for sessions. One request for each 25 keys of all of them. */
  default void addWaitingClaims(TenantId tenant, Collection<LookingClaim> claims) {
    claims.forEach(
        one -> addWaitingClaim(tenant, one.claim(), one.keys(), one.since(), one.until()));
  }

  /**
   * The claims that look for a session with any of these keys, in their order. One request for each
   * key and page.
   *
   * @param firstReceived when the session was first received: claims whose wait was over by then
   *     are left out
   */
  List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant firstReceived);

  /** A claim that looks for sessions, and the latest time at which it was said. */
  record Waiting(Claim claim, Instant since) {}
}

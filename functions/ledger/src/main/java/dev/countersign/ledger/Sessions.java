package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Session records, found by id or by match key; the claims that wait for a session; and the
 * outcomes that are linked to one. Every read is strongly consistent. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface Sessions {
  /** The session's current form. One request. */
  Optional<Session> find(TenantId tenant, SessionId id);

  /** The current forms of those of the sessions that are known. One request for each 100. */
  List<Session> findAll(TenantId tenant, Collection<SessionId> ids);

  /**
   * Every session that has one of these keys (record, subject, conversation), each once, in its
   * last recorded form. One request for each key and page.
   */
  List<Session> matching(TenantId tenant, Set<MatchKey> keys);

  /**
   * Stores this form of the session for good. If it is the newest form, it becomes the current one
   * and can be found by its keys, and no longer by the keys of an earlier form. The session is due
   * for {@link DueWork.TellOutcomes} until {@link #decided}.
   *
   * @param content the canonical JSON without subjects, to store with this form
   * @param evidence the delivery that recorded this form, to store with it
   * @return the current form, which knows when the session was first received
   */
  Session record(
      TenantId tenant, Session session, Set<MatchKey> keys, Bytes content, Evidence evidence);

  /**
   * Marks the session as no longer due: all its outcomes were decided with this form. Does nothing
   * when the session was corrected since.
   */
  void decided(TenantId tenant, Session form);

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
   * Has the claim wait for a session with any of these keys. One request for each 25 keys.
   *
   * @param since when it was said
   * @param until the last moment of the wait
   */
  void addWaitingClaim(
      TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until);

  /** The claims that now wait for a session with any of these keys. */
  List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now);

  /** A claim that waits, and the latest time since which it does. */
  record Waiting(Claim claim, Instant since) {}
}

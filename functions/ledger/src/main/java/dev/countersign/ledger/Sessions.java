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
 * Session records, found by id or by what they can be matched by. Reads are strongly consistent.
 */
public interface Sessions {
  /** One request. */
  Optional<Session> find(TenantId tenant, SessionId id);

  /** These sessions, those that are known; one request for up to 100. */
  List<Session> findAll(TenantId tenant, Collection<SessionId> ids);

  /**
   * Every session under any of these keys (record, subject, conversation), without repeats, in
   * their last recorded form; one request for each key and page.
   */
  List<Session> matching(TenantId tenant, Set<MatchKey> keys);

  /**
   * Keeps this form of the session for good, makes it the current one when it was said last, and
   * puts it under its keys (those of a form that no longer has a key are removed). The session is
   * due until {@link #decided}.
   *
   * @param content the canonical JSON without subjects, and the evidence, to keep with this form
   * @return the current form, which knows the first receipt
   */
  Session record(
      TenantId tenant, Session session, Set<MatchKey> keys, Bytes content, Evidence evidence);

  /**
   * The claims that wait under this session were decided with this form: no longer due, unless it
   * was corrected since.
   */
  void decided(TenantId tenant, Session form);

  /**
   * Notes that an outcome hangs on these sessions (a projection, written after the outcome); one
   * request for each 25 of them.
   */
  void linkOutcomes(TenantId tenant, Collection<SessionId> sessions, Claim claim);

  /** Up to {@code limit} claims that hang on a session, after {@code after} in their own order. */
  List<Claim> linkedOutcomes(TenantId tenant, SessionId session, String after, int limit);

  /**
   * Leaves pointers from each key to the claim until then (inclusive); one request for each 25
   * keys.
   */
  void addWaitingClaim(
      TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until);

  /** The claims that wait under any of these keys now. */
  List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now);

  /** A claim that waits, and when its pointer was left last. */
  record Waiting(Claim claim, Instant since) {}
}

package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.SessionMessage;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ports of the ledger that pass every call on; a mistake overrides one method. */
final class ForwardingPorts {
  private ForwardingPorts() {}

  /** Passes all on to the right port of outcomes. */
  static class OfOutcomes implements Outcomes {
    final Outcomes right;

    OfOutcomes(Ledger right) {
      this.right = right.outcomes();
    }

    @Override
    public Optional<StoredEntry> last(TenantId tenant, Claim claim) {
      return right.last(tenant, claim);
    }

    @Override
    public Optional<StoredEntry> at(TenantId tenant, Claim claim, int seq) {
      return right.at(tenant, claim, seq);
    }

    @Override
    public List<StoredEntry> history(TenantId tenant, Claim claim) {
      return right.history(tenant, claim);
    }

    @Override
    public EntryWrite append(StoredEntry entry, @Nullable Evidence evidence) {
      return right.append(entry, evidence);
    }

    @Override
    public void archive(TenantId tenant, Claim claim, List<AnsweredMessage> answered) {
      right.archive(tenant, claim, answered);
    }

    @Override
    public Optional<AnsweredMessage> archived(TenantId tenant, Claim claim, String message) {
      return right.archived(tenant, claim, message);
    }

    @Override
    public Optional<NotedDecision> note(
        TenantId tenant, Claim claim, Digest message, NotedDecision decision) {
      return right.note(tenant, claim, message, decision);
    }

    @Override
    public void answer(TenantId tenant, Claim claim, Digest message, NotedDecision answered) {
      right.answer(tenant, claim, message, answered);
    }

    @Override
    public void free(TenantId tenant, Claim claim, Digest message, NotedDecision refused) {
      right.free(tenant, claim, message, refused);
    }

    @Override
    public void keep(TenantId tenant, Evidence evidence) {
      right.keep(tenant, evidence);
    }

    @Override
    public Optional<Evidence> evidence(TenantId tenant, Claim claim, int seq, Digest digest) {
      return right.evidence(tenant, claim, seq, digest);
    }

    @Override
    public void published(TenantId tenant, Claim claim, int seq, @Nullable Instant next) {
      right.published(tenant, claim, seq, next);
    }
  }

  /** Passes all on to the right port of sessions. */
  static class OfSessions implements Sessions {
    final Sessions right;

    OfSessions(Ledger right) {
      this.right = right.sessions();
    }

    @Override
    public Optional<Session> find(TenantId tenant, SessionId id) {
      return right.find(tenant, id);
    }

    @Override
    public List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
      return right.findAll(tenant, ids);
    }

    @Override
    public List<Session> matching(TenantId tenant, Set<MatchKey> keys, Instant at) {
      return right.matching(tenant, keys, at);
    }

    @Override
    public Recording record(TenantId tenant, SessionMessage message) {
      return right.record(tenant, message);
    }

    @Override
    public Optional<Session> completed(TenantId tenant, SessionId id) {
      return right.completed(tenant, id);
    }

    @Override
    public void decided(TenantId tenant, Session form) {
      right.decided(tenant, form);
    }

    @Override
    public void asksAt(TenantId tenant, Session form, Instant at) {
      right.asksAt(tenant, form, at);
    }

    @Override
    public List<Session> forms(TenantId tenant, SessionId id) {
      return right.forms(tenant, id);
    }

    @Override
    public void linkOutcomes(TenantId tenant, Collection<SessionId> sessions, Claim claim) {
      right.linkOutcomes(tenant, sessions, claim);
    }

    @Override
    public List<Claim> linkedOutcomes(TenantId tenant, SessionId session, String after, int limit) {
      return right.linkedOutcomes(tenant, session, after, limit);
    }

    @Override
    public void addWaitingClaim(
        TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
      right.addWaitingClaim(tenant, claim, keys, since, until);
    }

    @Override
    public List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now) {
      return right.waiting(tenant, keys, now);
    }
  }
}

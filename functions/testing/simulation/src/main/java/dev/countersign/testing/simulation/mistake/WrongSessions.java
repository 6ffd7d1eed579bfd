package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Sessions;
import dev.countersign.testing.simulation.mistake.ForwardingPorts.OfSessions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A mistake with sessions, or with the claims that wait for them: one method that does otherwise.
 */
record WrongSessions(Function<Ledger, Sessions> wrong) implements Mistake {

  @Override
  public Ledger ledger(Ledger right) {
    return Ports.with(right, wrong.apply(right));
  }

  static Mistake noPointer() {
    return new WrongSessions(right ->
        new OfSessions(right) {
          @Override
          public void addWaitingClaim(
              TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
            // forgotten
          }
        });
  }

  /** Of publish alone: attest and settle read sessions together, too. */
  static Mistake noSecondLook() {
    return new Mistake() {
      @Override
      public Ledger publishing(Ledger right) {
        return Ports.with(
            right,
            new OfSessions(right) {
              @Override
              public List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
                return List.of();
              }
            });
      }
    };
  }

  static Mistake noWaitingClaims() {
    return new WrongSessions(right ->
        new OfSessions(right) {
          @Override
          public List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now) {
            return List.of();
          }
        });
  }

  static Mistake noLinkedOutcomes() {
    return new WrongSessions(right ->
        new OfSessions(right) {
          @Override
          public List<Claim> linkedOutcomes(
              TenantId tenant, SessionId session, String after, int limit) {
            return List.of();
          }
        });
  }
}

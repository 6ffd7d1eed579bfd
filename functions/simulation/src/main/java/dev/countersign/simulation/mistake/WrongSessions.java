package dev.countersign.simulation.mistake;

import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Ledger;
import dev.countersign.simulation.mistake.Forwarding.OfSessions;
import dev.countersign.simulation.mistake.Forwarding.Ports;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Mistakes with sessions, and with those who wait for them. */
final class WrongSessions {
  private WrongSessions() {}

  record NoPointer() implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfSessions(right) {
            @Override
            public void await(
                TenantId tenant, Claim claim, Set<MatchKey> keys, Instant since, Instant until) {
              // forgotten
            }
          });
    }
  }

  record NoSecondLook() implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfSessions(right) {
            @Override
            public List<Session> findAll(TenantId tenant, Collection<SessionId> ids) {
              return List.of();
            }
          });
    }
  }

  record NobodyWaits() implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfSessions(right) {
            @Override
            public List<Waiting> waiting(TenantId tenant, Set<MatchKey> keys, Instant now) {
              return List.of();
            }
          });
    }
  }

  record NothingHangs() implements Mistake {
    @Override
    public Ledger ledger(Ledger right) {
      return Ports.with(
          right,
          new OfSessions(right) {
            @Override
            public List<Claim> hanging(
                TenantId tenant, SessionId session, String after, int limit) {
              return List.of();
            }
          });
    }
  }
}

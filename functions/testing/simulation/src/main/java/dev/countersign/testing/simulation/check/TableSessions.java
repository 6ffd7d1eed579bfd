package dev.countersign.testing.simulation.check;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When sessions were received, as the table has it: an attempt that failed half-way may have
 * recorded one.
 */
record TableSessions(SimulatedCloud cloud) {

  /** When a session was first received. */
  Optional<Instant> firstReceived(String tenant, String session) {
    return ledger()
        .sessions()
        .find(new TenantId(tenant), new SessionId(session))
        .map(Session::firstReceivedAt);
  }

  /** A form as it was received. */
  OracleSession received(String tenant, OracleSession form) {
    return ledger().sessions().forms(new TenantId(tenant), new SessionId(form.id())).stream()
        .filter(kept -> kept.content().hex().equals(form.content()))
        .filter(kept -> kept.recordedAt().equals(form.recordedAt()))
        .map(Session::firstReceivedAt)
        .min(Comparator.naturalOrder())
        .map(form::receivedFirst)
        .orElse(form);
  }

  private DynamoLedger ledger() {
    return new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
  }
}

package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import java.time.Instant;

/** The keys of what makes evidence readable, and of the notes that say when it was erased. */
final class PersonalKeys {
  private PersonalKeys() {}

  /** The partition of the keys without which a tenant's evidence can't be read. */
  static String evidenceKeys(TenantId tenant) {
    return Keys.tenant(tenant) + "#Y";
  }

  /** The key of the evidence that was received on this day, in UTC. */
  static Key evidenceKey(TenantId tenant, Instant receivedAt) {
    return new Key(evidenceKeys(tenant), Keys.day(receivedAt));
  }

  /** The start of the day whose key this is. */
  static Instant dayOf(Key evidenceKey) {
    return Instant.parse(evidenceKey.sk() + "T00:00:00Z");
  }

  /** What the partition keys of the evidence of deliveries with several items begin with. */
  static String deliveries(TenantId tenant) {
    return Keys.tenant(tenant) + "#V#";
  }

  /** The partition of the notes of a tenant's erasures. */
  static String erasures(TenantId tenant) {
    return Keys.tenant(tenant) + "#X";
  }

  static Key erasure(TenantId tenant, Instant at, Digest note) {
    return new Key(erasures(tenant), SortableTime.write(at) + "#" + note.prefix(16));
  }
}

package dev.countersign.testing.simulation.audit;

import java.time.Instant;

/** When an entry was decided. */
final class EntryTime {
  private EntryTime() {}

  static Instant of(byte[] entry) {
    return AuditedJson.of(entry).time("at");
  }
}

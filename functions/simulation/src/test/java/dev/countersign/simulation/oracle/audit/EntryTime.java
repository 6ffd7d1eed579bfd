package dev.countersign.simulation.oracle.audit;

import java.time.Instant;

/** When an entry was decided. */
final class EntryTime {
  private EntryTime() {}

  static Instant of(byte[] entry) {
    return Node.of(entry).time("at");
  }
}

package dev.countersign.testing.dynamo.table;

/** Counts a table's requests and bytes. The caller holds the lock. */
final class TrafficMeter {
  private long requests;
  private long read;
  private long written;

  void request() {
    requests++;
  }

  void read(long bytes) {
    read += bytes;
  }

  void written(Item before, Item after) {
    written += Math.max(before.size(), after.size());
  }

  Traffic traffic() {
    return new Traffic(requests, read, written);
  }
}

package dev.countersign.testing.dynamo.table;

/** Counts what a table was asked for. Whoever uses it holds the lock. */
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

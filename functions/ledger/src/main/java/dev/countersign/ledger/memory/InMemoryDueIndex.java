package dev.countersign.ledger.memory;

import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.Shards;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index of what is due. */
final class InMemoryDueIndex implements DueIndex {
  /** Work without its time: what it is about. */
  private final Map<Work, Instant> due = new HashMap<>();

  synchronized void set(Work item, Instant at) {
    due.put(bare(item), at);
  }

  synchronized void clear(Work item) {
    due.remove(bare(item));
  }

  /** When the next work is due, of any shard. */
  synchronized Optional<Instant> next() {
    return due.values().stream().min(Comparator.naturalOrder());
  }

  @Override
  public synchronized List<Work> due(int shard, Instant now, int limit) {
    return due.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now) && shardOf(entry.getKey()) == shard)
        .map(entry -> at(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparing(Work::dueAt).thenComparing(Work::toString))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void done(Work work) {
    due.remove(bare(work), work.dueAt());
  }

  @Override
  public synchronized void later(Work work, Instant until) {
    due.replace(bare(work), work.dueAt(), until);
  }

  private static int shardOf(Work work) {
    return switch (work) {
      case Work.OfOutcome outcome -> Shards.of(outcome.tenant(), outcome.claim());
      case Work.OfSession session -> Shards.of(session.tenant(), session.session());
    };
  }

  private static Work bare(Work work) {
    return at(work, Instant.EPOCH);
  }

  private static Work at(Work work, Instant time) {
    return switch (work) {
      case Work.OfOutcome o -> new Work.OfOutcome(o.tenant(), o.claim(), o.seq(), time);
      case Work.OfSession s -> new Work.OfSession(s.tenant(), s.session(), time);
    };
  }
}

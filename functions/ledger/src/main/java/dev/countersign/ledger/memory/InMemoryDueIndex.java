package dev.countersign.ledger.memory;

import dev.countersign.ledger.DueIndex;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Shards;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The index of what is due, by the item that the work is on: an item is due once at most. */
final class InMemoryDueIndex implements DueIndex {
  private record Item(String subject, int seq) {
    static Item of(DueWork work) {
      return new Item(work.subject(), work instanceof DueWork.OnEntry entry ? entry.seq() : 0);
    }
  }

  private record Lease(String holder, Instant until) {}

  private final Map<Item, DueWork> due = new HashMap<>();
  private final Map<Integer, Lease> leases = new HashMap<>();

  /** Makes the item due for this work, and for no other any more. */
  synchronized void set(DueWork work) {
    due.put(Item.of(work), work);
  }

  /** Whether the session is due to have its outcomes told. */
  synchronized boolean isToTell(DueWork.TellOutcomes work) {
    return due.get(Item.of(work)) instanceof DueWork.TellOutcomes;
  }

  /** Takes the item out, whatever it is due for. */
  synchronized void clear(DueWork work) {
    due.remove(Item.of(work));
  }

  /** When the next work is due, of any shard. */
  synchronized Optional<Instant> next() {
    return due.values().stream().map(DueWork::dueAt).min(Comparator.naturalOrder());
  }

  @Override
  public synchronized List<DueWork> due(int shard, Instant now, int limit) {
    return due.values().stream()
        .filter(work -> !work.dueAt().isAfter(now) && Shards.of(work) == shard)
        .sorted(Comparator.comparing(DueWork::dueAt).thenComparing(DueWork::toString))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean lease(int shard, String holder, Instant now, Instant until) {
    var lease = leases.get(shard);
    if (lease != null && lease.until().isAfter(now) && !lease.holder().equals(holder)) {
      return false;
    }
    leases.put(shard, new Lease(holder, until));
    return true;
  }

  @Override
  public synchronized void endLease(int shard, String holder) {
    var lease = leases.get(shard);
    if (lease != null && lease.holder().equals(holder)) {
      leases.remove(shard);
    }
  }

  @Override
  public synchronized void finish(DueWork work) {
    due.remove(Item.of(work), work);
  }

  @Override
  public synchronized void putOff(DueWork work, Instant until) {
    due.replace(Item.of(work), work, work.putOff(until));
  }

  @Override
  public synchronized boolean lookAgain(DueWork.TimeReached work) {
    if (due.get(Item.of(work)) instanceof DueWork.Publish) {
      return false;
    }
    set(work);
    return true;
  }
}

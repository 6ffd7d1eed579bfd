package dev.countersign.ledger.memory;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Histories of outcomes, and the stream of the entries that are appended to them. */
final class InMemoryOutcomes implements Outcomes {
  private record Key(TenantId tenant, Claim claim) {}

  private record Kept(TenantId tenant, Digest digest) {}

  private record Decided(TenantId tenant, Claim claim, Digest message) {}

  private record Beside(TenantId tenant, Claim claim, int seq) {}

  private final Map<Key, TreeMap<Integer, StoredEntry>> histories = new HashMap<>();
  private final Map<Key, Map<String, AnsweredMessage>> archives = new HashMap<>();
  private final Map<Decided, NotedDecision> decisions = new HashMap<>();
  private final Map<Kept, Evidence> evidence = new HashMap<>();
  private final Map<Beside, Evidence> besides = new HashMap<>();
  private final List<Consumer<StoredEntry>> listeners = new ArrayList<>();
  private final InMemoryDueIndex due;

  InMemoryOutcomes(InMemoryDueIndex due) {
    this.due = due;
  }

  synchronized void onAppend(Consumer<StoredEntry> listener) {
    listeners.add(listener);
  }

  /** The last entry of every outcome, in the order of their claims. */
  synchronized List<StoredEntry> lastEntries() {
    return histories.values().stream()
        .map(history -> history.lastEntry().getValue())
        .sorted((a, b) -> a.entry().claim().compareTo(b.entry().claim()))
        .toList();
  }

  @Override
  public synchronized Optional<StoredEntry> last(TenantId tenant, Claim claim) {
    return Optional.ofNullable(histories.get(new Key(tenant, claim)))
        .map(history -> history.lastEntry().getValue());
  }

  @Override
  public synchronized Optional<StoredEntry> at(TenantId tenant, Claim claim, int seq) {
    return Optional.ofNullable(histories.get(new Key(tenant, claim)))
        .map(history -> history.get(seq));
  }

  @Override
  public synchronized List<StoredEntry> history(TenantId tenant, Claim claim) {
    return Optional.ofNullable(histories.get(new Key(tenant, claim)))
        .map(history -> List.copyOf(history.values()))
        .orElse(List.of());
  }

  @Override
  public EntryWrite append(StoredEntry stored, @Nullable Evidence beside) {
    List<Consumer<StoredEntry>> told;
    synchronized (this) {
      var entry = stored.entry();
      var history =
          histories.computeIfAbsent(new Key(entry.tenant(), entry.claim()), k -> new TreeMap<>());
      var there = history.putIfAbsent(entry.seq(), stored);
      if (there != null) {
        return there.sealed().hash().equals(stored.sealed().hash())
            ? new EntryWrite.Done()
            : new EntryWrite.SeqTaken(there);
      }
      if (beside != null) {
        besides.put(new Beside(entry.tenant(), entry.claim(), entry.seq()), beside);
      }
      due.set(DueWork.Publish.ofNew(entry));
      told = List.copyOf(listeners);
    }
    told.forEach(listener -> listener.accept(stored));
    return new EntryWrite.Done();
  }

  @Override
  public synchronized void archive(TenantId tenant, Claim claim, List<AnsweredMessage> answered) {
    var kept = archives.computeIfAbsent(new Key(tenant, claim), k -> new HashMap<>());
    answered.forEach(seen -> kept.put(seen.message(), seen));
  }

  @Override
  public synchronized Optional<AnsweredMessage> archived(
      TenantId tenant, Claim claim, String message) {
    return Optional.ofNullable(archives.get(new Key(tenant, claim))).map(kept -> kept.get(message));
  }

  @Override
  public synchronized Optional<NotedDecision> note(
      TenantId tenant, Claim claim, Digest message, NotedDecision decision) {
    return Optional.ofNullable(
        decisions.putIfAbsent(new Decided(tenant, claim, message), decision));
  }

  @Override
  public synchronized void answer(
      TenantId tenant, Claim claim, Digest message, NotedDecision answered) {
    decisions.put(new Decided(tenant, claim, message), answered);
  }

  @Override
  public synchronized void free(
      TenantId tenant, Claim claim, Digest message, NotedDecision refused) {
    var key = new Decided(tenant, claim, message);
    var noted = decisions.get(key);
    if (noted != null
        && noted.answerOrNull() == null
        && noted.content().equals(refused.content())) {
      decisions.remove(key);
    }
  }

  @Override
  public synchronized void keep(TenantId tenant, Evidence kept) {
    evidence.put(new Kept(tenant, kept.digest()), kept);
  }

  @Override
  public synchronized Optional<Evidence> evidence(
      TenantId tenant, Claim claim, int seq, Digest digest) {
    return beside(tenant, claim, seq)
        .filter(beside -> beside.digest().equals(digest))
        .or(() -> Optional.ofNullable(evidence.get(new Kept(tenant, digest))));
  }

  @Override
  public synchronized Optional<Evidence> beside(TenantId tenant, Claim claim, int seq) {
    return Optional.ofNullable(besides.get(new Beside(tenant, claim, seq)));
  }

  @Override
  public synchronized void published(
      TenantId tenant, Claim claim, int seq, @Nullable Instant next) {
    if (at(tenant, claim, seq).isEmpty()) {
      return;
    }
    if (next == null) {
      due.clear(new DueWork.Publish(tenant, claim, seq, Instant.EPOCH));
    } else {
      due.set(new DueWork.TimeReached(tenant, claim, seq, next));
    }
  }
}

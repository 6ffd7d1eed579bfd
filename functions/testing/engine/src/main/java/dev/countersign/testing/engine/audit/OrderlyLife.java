package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.audit.ReversalCase.Fate;
import dev.countersign.testing.engine.audit.ReversalCase.Replacement;
import dev.countersign.testing.engine.audit.ReversalWay.Carries;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads sections 5 and 6 of the billing page for given closings: every event comes when it was
 * recorded, and what it asks for is sent and answered at once. A time that the engine doesn't take
 * becomes the time of sending ({@code otherwise: now}). A person's task is done at once.
 */
public final class OrderlyLife {
  private static final Comparator<BilledResult> ORDER =
      Comparator.comparing(BilledResult::recordedAt)
          .thenComparing(BilledResult::kind, Comparator.reverseOrder())
          .thenComparing(BilledResult::id);

  private final List<BilledResult> results;
  private final EngineRules rules;
  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<BilledResult, Instant> later = new HashMap<>();

  /** Billables that are annulled or in a document: they are not sent. */
  private final Set<String> done = new HashSet<>();

  private final Map<Account, Map<String, Long>> sums = new TreeMap<>();
  private final Map<String, Long> documents = new HashMap<>();
  private final Map<String, Long> tasks = new HashMap<>();
  private final Map<String, ReversalWay> ways = new HashMap<>();

  private OrderlyLife(List<BilledResult> results, EngineRules rules) {
    this.results = results;
    this.rules = rules;
  }

  /** What the books finally say at a time when all has come. */
  public static OrderlyBooks of(List<BilledResult> results, EngineRules rules, Instant end) {
    return new OrderlyLife(results, rules).lived(end);
  }

  private OrderlyBooks lived(Instant end) {
    for (var one : results.stream().sorted(ORDER).toList()) {
      sendWhatIsDue(one.recordedAt());
      if (one.isReversal()) {
        takeBack(one);
      } else if (!done.contains(one.id())) {
        put(one, one.recordedAt());
      }
    }
    sendWhatIsDue(end);
    sums.values().forEach(periods -> periods.values().removeIf(sum -> sum == 0));
    sums.values().removeIf(Map::isEmpty);
    return new OrderlyBooks(sums, documents, tasks, ways);
  }

  private void sendWhatIsDue(Instant now) {
    for (var one : List.copyOf(later.keySet())) {
      var from = later.getOrDefault(one, now);
      if (!from.isAfter(now)) {
        later.remove(one);
        put(one, from);
      }
    }
  }

  private void put(BilledResult one, Instant now) {
    switch (PostingTimeReading.of(one.occurredAt(), now, rules)) {
      case PostingTimeReading.AsItOccurred(Instant time) -> send(one, time, now);
      case PostingTimeReading.Otherwise() -> send(one, now, now);
      case PostingTimeReading.Later(Instant from) -> later.put(one, from);
    }
  }

  private void send(BilledResult one, Instant time, Instant now) {
    fates.put(one.id(), new Fate.Sent(now, time));
    count(one.account(), time, one.value());
  }

  private void count(Account account, Instant time, long value) {
    sums.computeIfAbsent(account, key -> new TreeMap<>())
        .merge(rules.periods().of(time), value, Long::sum);
  }

  private void takeBack(BilledResult reversal) {
    var billable = String.valueOf(reversal.reverses());
    var fate = fates.getOrDefault(billable, new Fate.NotInEngine());
    var one = new ReversalCase(reversal, fate, replacement(reversal), reversal.recordedAt());
    var way = ReversalReading.of(one, rules);
    ways.put(reversal.id(), way);
    switch (way) {
      case ReversalWay.Annulled() -> {
        done.add(billable);
        later.keySet().removeIf(late -> late.id().equals(billable));
      }
      case ReversalWay.Correction(var _, Instant time, long value) ->
          count(reversal.account(), time, value);
      case ReversalWay.Document(long net, Carries carries) -> {
        documents.put(reversal.id(), net);
        carry(reversal, carries);
      }
      case ReversalWay.Task(long net, Carries carries) -> {
        tasks.put(reversal.id(), net);
        carry(reversal, carries);
      }
      case ReversalWay.NothingLeft() -> carry(reversal, Carries.THE_REVERSAL_AND_WHAT_REPLACES);
      case ReversalWay.Waits() -> {}
    }
  }

  private void carry(BilledResult reversal, Carries carries) {
    var replacement = reversal.replacedBy();
    if (replacement != null && carries == Carries.THE_REVERSAL_AND_WHAT_REPLACES) {
      done.add(replacement);
      fates.put(replacement, new Fate.Corrected());
    }
  }

  private Replacement replacement(BilledResult reversal) {
    if (reversal.replacedBy() == null) {
      return new Replacement.None();
    }
    return results.stream()
        .filter(one -> one.id().equals(reversal.replacedBy()))
        .findFirst()
        .<Replacement>map(Replacement.Free::new)
        .orElseGet(Replacement.NotKnown::new);
  }
}

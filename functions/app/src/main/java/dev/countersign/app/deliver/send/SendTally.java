package dev.countersign.app.deliver.send;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.ledger.TargetKey;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a run does. Thread-safe. */
final class SendTally {
  private final SortedMap<String, Integer> counts = new TreeMap<>();
  private Optional<String> why = Optional.empty();

  void add(String what) {
    add(what, 1);
  }

  /** Counts something so often; nothing where it is none. */
  synchronized void add(String what, int number) {
    if (number > 0) {
      counts.merge(what, number, Integer::sum);
    }
  }

  void add(EngineAnswer answer) {
    add(
        switch (answer) {
          case EngineAnswer.Accepted accepted -> "accepted";
          case EngineAnswer.Duplicate duplicate -> "duplicate";
          case EngineAnswer.Retry retry -> "retry";
          case EngineAnswer.Unknown unknown -> "unknown";
          case EngineAnswer.Closed closed -> "closed";
          case EngineAnswer.Refused refused -> "refused";
        });
  }

  /** Notes why something could not be done: a reason without content. */
  synchronized void because(String reason) {
    why = Optional.of(reason);
  }

  /** Notes a failure without its message, which may quote content; that of ours never does. */
  void failed(RuntimeException e) {
    add("failed");
    because(e instanceof OperationFailed ? e.toString() : e.getClass().getName());
  }

  synchronized SendReport report(TargetKey target) {
    return new SendReport(target, counts, why);
  }
}

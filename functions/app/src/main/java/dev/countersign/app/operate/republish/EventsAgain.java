package dev.countersign.app.operate.republish;

import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.trust.receipt.SignedResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The events of one part of the table: gathered, and put on the target some at a time. */
final class EventsAgain {
  /** So many are put together: the target cuts them into requests of its own size. */
  private static final int TOGETHER = 100;

  /** With the pauses between them, a target may fail for about five seconds. */
  private static final int TRIES = 12;

  private final EventBus target;
  private final RetryPause pause;
  private final WantedEvents wanted;
  private final RepublishedSums sums;
  private final BiConsumer<String, String> refused;
  private final List<PublishedEvent> gathered = new ArrayList<>();
  private final List<Runnable> counted = new ArrayList<>();

  EventsAgain(
      EventBus target,
      RetryPause pause,
      WantedEvents wanted,
      RepublishedSums sums,
      BiConsumer<String, String> refused) {
    this.target = target;
    this.pause = pause;
    this.wanted = wanted;
    this.sums = sums;
    this.refused = refused;
  }

  void add(EntryScan.Found found) {
    switch (found) {
      case EntryScan.Unreadable(var key, var why) -> refused.accept(key, "can't be read: " + why);
      case EntryScan.Whole(StoredEntry stored) -> {
        if (wanted.has(stored)) {
          add(stored);
        }
      }
    }
    if (gathered.size() >= TOGETHER) {
      flush();
    }
  }

  /** Puts what was gathered, and again what the target did not take of it. */
  void flush() {
    var left = List.copyOf(gathered);
    for (int tried = 0; !left.isEmpty(); ) {
      left = target.put(left);
      if (!left.isEmpty()) {
        if (++tried == TRIES || Thread.currentThread().isInterrupted()) {
          throw new Unavailable("republish: the target did not take " + left.size(), null);
        }
        pause.after(tried);
      }
    }
    counted.forEach(Runnable::run);
    gathered.clear();
    counted.clear();
  }

  private void add(StoredEntry stored) {
    var entry = stored.entry();
    if (!SignedResults.agree(stored.sealed(), stored.receipt())) {
      refused.accept(
          entry.tenant() + " " + entry.outcome() + " entry " + entry.seq(),
          "its events are no longer those that its receipt signed");
      return;
    }
    Map<String, ResultEvent> results = new LinkedHashMap<>();
    entry.results().forEach(result -> results.put(result.id().value(), result));
    CloudEventForm.of(stored.sealed(), stored.receipt()).stream()
        .filter(wanted::has)
        .forEach(event -> add(event, results, entry.tenant()));
  }

  private void add(PublishedEvent event, Map<String, ResultEvent> results, TenantId tenant) {
    gathered.add(event);
    var result = results.get(event.id());
    counted.add(result == null ? () -> sums.change(tenant) : () -> sums.result(result));
  }
}

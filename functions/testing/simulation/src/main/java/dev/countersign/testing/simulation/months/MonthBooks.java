package dev.countersign.testing.simulation.months;

import dev.countersign.domain.billing.BillingState.StandingResult;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.event.PublishedEventForm;
import dev.countersign.forms.event.PublishedEventForm.EventContent;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.dynamo.EntryItem;
import dev.countersign.testing.simulation.cloud.StreamChange;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was written and published in a world, as its months must have it. */
final class MonthBooks {
  /** Stands for the currency of what is counted and not priced. */
  static final String UNITS = "units";

  /**
   * An entry that was written, and its receipt.
   *
   * @param key that of its leaf
   * @param results the ids of its results
   */
  record Written(String tenant, String key, String receipt, List<String> results) {}

  private final Map<String, Written> entries = new LinkedHashMap<>();
  private final Map<String, ResultEvent> results = new LinkedHashMap<>();
  private final Map<String, Entry> last = new LinkedHashMap<>();

  void changed(StreamChange change) {
    if (change.kind() != StreamChange.Kind.REMOVE && change.sk().startsWith("E#")) {
      EntryItem.read(change.image()).ifPresent(this::written);
    }
  }

  private void written(StoredEntry stored) {
    var entry = stored.entry();
    var results = entry.results().stream().map(result -> result.id().value()).toList();
    var written = new Written(entry.tenant().value(), key(stored), stored.receipt(), results);
    entries.putIfAbsent(written.key(), written);
    var outcome = entry.tenant() + "/" + entry.claim();
    var before = last.get(outcome);
    if (before == null || before.seq() <= entry.seq()) {
      last.put(outcome, entry);
    }
  }

  /**
   * The table was restored: entries that it hasn't are lost. Those of which the bus has a result
   * must have their leaves; of the others nothing is left that could prove them.
   */
  void restored(EntryScan table) {
    last.clear();
    var kept = new HashSet<String>();
    table.entries(
        new EntryScan.Part(0, 1),
        Optional.empty(),
        found -> {
          var stored = ((EntryScan.Whole) found).stored();
          var entry = stored.entry();
          kept.add(key(stored));
          last.merge(
              entry.tenant() + "/" + entry.claim(),
              entry,
              (one, two) -> one.seq() > two.seq() ? one : two);
        });
    entries.values().removeIf(entry -> !kept.contains(entry.key()) && !isOnTheBus(entry));
    entries.replaceAll((key, entry) -> kept.contains(key) ? entry : asOnTheBus(entry));
  }

  private boolean isOnTheBus(Written entry) {
    return entry.results().stream().anyMatch(results::containsKey);
  }

  /** Of an entry of which the bus has a part, the leaf has that part, and the receipt all. */
  private Written asOnTheBus(Written entry) {
    return results.keySet().containsAll(entry.results())
        ? entry
        : new Written(entry.tenant(), entry.key(), "", entry.results());
  }

  private static String key(StoredEntry stored) {
    var entry = stored.entry();
    String hash = stored.sealed().hash().hex();
    return String.format(
        Locale.ROOT, "E/%s/%06d/%s", entry.outcome(), entry.seq(), hash.substring(0, 16));
  }

  void published(PublishedEvent event) {
    if (PublishedEventForm.read(event.detail())
        instanceof Reading.Read<EventContent>(EventContent.Result(ResultEvent result))) {
      results.putIfAbsent(result.id().value(), result);
    }
  }

  /** All entries that were ever written of a tenant. */
  List<Written> entries(String tenant) {
    return entries.values().stream().filter(entry -> entry.tenant().equals(tenant)).toList();
  }

  /** All results of a tenant that the bus has, by their ids. */
  SortedMap<String, ResultEvent> results(String tenant) {
    var own = new TreeMap<String, ResultEvent>();
    results.forEach((id, result) -> {
      if (result.tenant().value().equals(tenant)) {
        own.put(id, result);
      }
    });
    return own;
  }

  /** What stands billed of a tenant by the newest entries of its outcomes, for each currency. */
  SortedMap<String, Long> standing(String tenant) {
    var standing = new TreeMap<String, Long>();
    for (Entry entry : last.values()) {
      if (entry.tenant().value().equals(tenant)) {
        entry
            .billed()
            .standing()
            .map(StandingResult::amount)
            .ifPresent(amount -> standing.merge(currency(amount), amount.minor(), Long::sum));
      }
    }
    standing.values().removeIf(sum -> sum == 0);
    return standing;
  }

  static String currency(Money amount) {
    return amount.currency().equals(Price.UNITS) ? UNITS : amount.currency().getCurrencyCode();
  }
}

package dev.countersign.app.month;

import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState.StandingResult;
import dev.countersign.domain.history.Entry;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which month has the leaf of the entry that published what stands. How many requests it
 * takes doesn't depend on how often the outcome was corrected: the leaf of the last entry says in
 * which month the standing result was recorded, and that month's leaves of the outcome say which of
 * them has it.
 */
public final class LinePlaces {
  private final Outcomes outcomes;
  private final MonthIndex index;
  private final KnownMonths months;

  /** Over this index. */
  public LinePlaces(Outcomes outcomes, MonthIndex index, KnownMonths months) {
    this.outcomes = outcomes;
    this.index = index;
    this.months = months;
  }

  /**
   * The month of the line. Two requests where the last entry has its leaf; one more for each leaf
   * that came late, and two for each of the newest entries that has no leaf yet.
   *
   * @param last the outcome's last entry
   * @return none where nothing stands, where the leaf is not there yet, so that it comes into a
   *     month that is open, and where the result is older than the index
   */
  public Optional<YearMonth> of(StoredEntry last) {
    return last.entry()
        .billed()
        .standing()
        .map(StandingResult::event)
        .flatMap(event -> of(last, event));
  }

  private Optional<YearMonth> of(StoredEntry last, EventId event) {
    Optional<StoredEntry> stored = Optional.of(last);
    while (stored.isPresent()) {
      var entry = stored.get().entry();
      var found = found(stored.get());
      if (brings(entry, event)) {
        return found.map(Found::month);
      }
      if (found.isPresent()) {
        return Optional.ofNullable(StandingAmounts.in(found.get().leaf()).sinceOrNull())
            .flatMap(since -> in(since, entry, event));
      }
      stored = outcomes.before(entry);
    }
    return Optional.empty();
  }

  private record Found(YearMonth month, IndexedLeaf leaf) {}

  private Optional<Found> found(StoredEntry stored) {
    var entry = stored.entry();
    var own = months.of(entry.tenant(), entry.at()).period();
    return follow(entry.tenant(), own, LeafOfEntry.key(stored.sealed()));
  }

  private Optional<Found> follow(TenantId tenant, YearMonth from, String key) {
    var month = from;
    while (true) {
      var place = index.find(tenant, month, key);
      switch (place.orElse(null)) {
        case null -> {
          return Optional.empty();
        }
        case Place.Here(IndexedLeaf leaf) -> {
          return Optional.of(new Found(month, leaf));
        }
        case Place.Late(YearMonth to) -> month = to;
      }
    }
  }

  /** The month of the result among those of the entries that are, or would be, in this one. */
  private Optional<YearMonth> in(YearMonth since, Entry entry, EventId event) {
    var tenant = entry.tenant();
    for (Map.Entry<String, Place> of : index.ofOutcome(tenant, since, entry.outcome()).entrySet()) {
      var found =
          switch (of.getValue()) {
            case Place.Here(IndexedLeaf leaf) -> Optional.of(new Found(since, leaf));
            case Place.Late(YearMonth to) -> follow(tenant, to, of.getKey());
          };
      if (found.filter(it -> names(it.leaf(), event)).isPresent()) {
        return found.map(Found::month);
      }
    }
    return Optional.empty();
  }

  private static boolean brings(Entry entry, EventId event) {
    return entry.results().stream().anyMatch(result -> result.id().equals(event));
  }

  /** An event's id is a hash: no other member has its digits. */
  private static boolean names(IndexedLeaf leaf, EventId event) {
    return new String(leaf.json().toArray(), StandardCharsets.UTF_8)
        .contains("\"id\":\"" + event + "\"");
  }
}

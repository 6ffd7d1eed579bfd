package dev.countersign.app.month;

import dev.countersign.app.month.IndexLeaves.Placed;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState.StandingResult;
import dev.countersign.domain.history.AtStake;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.HeldAmount;
import dev.countersign.domain.history.RefundableUntil;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.MonthIndex.Place;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells where outcomes stand with an entry. What the leaf of an entry says stays said: so what
 * stood before the next entry is what stood after it, also where the terms have changed since.
 */
final class Standings {
  private final Outcomes outcomes;
  private final MonthIndex index;
  private final KnownMonths months;
  private final Contracts contracts;

  Standings(Outcomes outcomes, MonthIndex index, KnownMonths months, Contracts contracts) {
    this.outcomes = outcomes;
    this.index = index;
    this.months = months;
    this.contracts = contracts;
  }

  private record Month(TenantId tenant, YearMonth period) {}

  /**
   * Where outcomes stand with entries, by their leaves; those of late ones are left out. One
   * request for each 100 of a month.
   */
  Map<EntryKey, StandingAmounts> said(Collection<StoredEntry> entries) {
    var wanted = new LinkedHashMap<Month, Map<String, EntryKey>>();
    for (StoredEntry stored : entries) {
      var entry = stored.entry();
      wanted
          .computeIfAbsent(new Month(entry.tenant(), period(entry)), month -> new HashMap<>())
          .put(LeafOfEntry.key(stored.sealed()), EntryKey.of(entry));
    }
    var said = new HashMap<EntryKey, StandingAmounts>();
    wanted.forEach((month, keys) ->
        index
            .findAll(month.tenant(), month.period(), keys.keySet())
            .forEach((key, place) -> {
              if (place instanceof Place.Here(IndexedLeaf leaf)) {
                said.put(Objects.requireNonNull(keys.get(key)), StandingAmounts.in(leaf));
              }
            }));
    return said;
  }

  /** Where the outcome stands with an entry that may have a leaf. */
  StandingAmounts with(StoredEntry stored) {
    return mayStand(stored.entry())
        ? find(stored)
            .map(found -> StandingAmounts.in(found.leaf()))
            .orElseGet(() ->
                new StandingAmounts(billed(stored), held(stored), disputed(stored), since(stored)))
        : StandingAmounts.NOTHING;
  }

  /**
   * Where the outcome stands with an entry that has no leaf yet.
   *
   * @param last the entry before
   * @param was where it stood with that
   */
  StandingAmounts now(StoredEntry stored, Optional<StoredEntry> last, StandingAmounts was) {
    var now = result(stored);
    boolean stands = now.isPresent() && now.equals(last.flatMap(Standings::result));
    var since = now.isEmpty() ? null : period(stored.entry());
    return new StandingAmounts(
        billed(stored), held(stored), disputed(stored), stands ? was.sinceOrNull() : since);
  }

  /** Whether something is billed or waits. */
  static boolean mayStand(Entry entry) {
    return entry.status() == OutcomeStatus.HELD || entry.billed().standing().isPresent();
  }

  /** Whether an entry is from before the index was begun: then it needs no leaf. */
  boolean isBeforeIndex(StoredEntry stored) {
    return months.of(stored.entry().tenant(), stored.entry().at()).number() == 0;
  }

  /** Whether an entry, by its own time, is of an earlier month than the one before it. */
  boolean isOfEarlierMonth(StoredEntry stored, StoredEntry before) {
    return period(stored.entry()).isBefore(period(before.entry()));
  }

  private static @Nullable Money billed(StoredEntry stored) {
    return stored.entry().billed().standing().map(StandingResult::amount).orElse(null);
  }

  /** Until when what stands with an entry can still be taken back, by the terms as they are. */
  Optional<Instant> refundableUntil(StoredEntry stored) {
    var entry = stored.entry();
    return entry.billed().standing().isEmpty()
        ? Optional.empty()
        : book(stored).flatMap(book -> RefundableUntil.of(stored.sealed(), book));
  }

  private @Nullable Money held(StoredEntry stored) {
    var entry = stored.entry();
    return entry.status() == OutcomeStatus.HELD
        ? book(stored).flatMap(book -> HeldAmount.of(stored.sealed(), book)).orElse(null)
        : null;
  }

  private @Nullable Money disputed(StoredEntry stored) {
    var entry = stored.entry();
    return entry.registers().dispute().isEmpty()
        ? null
        : book(stored).flatMap(book -> AtStake.of(stored.sealed(), book)).orElse(null);
  }

  /** The outcome's terms as they are. */
  Optional<TermsBook> book(StoredEntry stored) {
    var entry = stored.entry();
    return contracts.book(entry.tenant(), entry.claim().type());
  }

  /** The month of the first entry with which the result stands that stands with this one. */
  private @Nullable YearMonth since(StoredEntry last) {
    var result = result(last);
    if (result.isEmpty()) {
      return null;
    }
    var first = last;
    while (!brings(result.get(), first.entry())) {
      var before = EntryKey.of(first.entry()).before().flatMap(this::read);
      if (!before.flatMap(Standings::result).equals(result)) {
        break;
      }
      var found = before.flatMap(this::find);
      if (found.isPresent()) {
        return StandingAmounts.in(found.get().leaf()).sinceOrNull();
      }
      first = before.get();
    }
    return period(first.entry());
  }

  private Optional<StoredEntry> read(EntryKey key) {
    return outcomes.at(key.tenant(), key.claim(), key.seq());
  }

  private YearMonth period(Entry entry) {
    return months.of(entry.tenant(), entry.at()).period();
  }

  private static boolean brings(EventId result, Entry entry) {
    return entry.results().stream().anyMatch(event -> event.id().equals(result));
  }

  private static Optional<EventId> result(StoredEntry stored) {
    return stored.entry().billed().standing().map(StandingResult::event);
  }

  /** The leaf of an entry, in whichever month it is. One request for each month that has a mark. */
  Optional<Placed> find(StoredEntry stored) {
    var tenant = stored.entry().tenant();
    var key = LeafOfEntry.key(stored.sealed());
    var period = Optional.of(period(stored.entry()));
    while (period.isPresent()) {
      var place = index.find(tenant, period.get(), key);
      if (place.orElse(null) instanceof Place.Here(IndexedLeaf leaf)) {
        return Optional.of(new Placed(period.get(), leaf));
      }
      period = place.map(there -> ((Place.Late) there).to());
    }
    return Optional.empty();
  }
}

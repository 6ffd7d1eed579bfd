package dev.countersign.app.month.seal;

import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState.StandingResult;
import dev.countersign.domain.history.AtStake;
import dev.countersign.domain.history.HeldAmount;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.EntryScan.Part;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.StoredEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stood billed, waited and was at stake before a tenant's first sealed month, as a leaf of it.
 * It reads the whole table, once in a tenant's life, and keeps one entry at a time.
 */
final class MonthOpening {
  static final String KEY = "B/opening";
  private static final Part ALL = new Part(0, 1);

  private final Contracts contracts;
  private final Instant begins;
  private final Map<String, Long> billed = new TreeMap<>();
  private final Map<String, Long> held = new TreeMap<>();
  private final Map<String, Long> disputed = new TreeMap<>();
  private final Map<String, Long> counted = new TreeMap<>();
  private long outcomes;
  private @Nullable StoredEntry last;

  private MonthOpening(Contracts contracts, Instant begins) {
    this.contracts = contracts;
    this.begins = begins;
  }

  /** What stood at this instant. */
  static IndexedLeaf of(EntryScan scan, TenantId tenant, Instant begins, Contracts contracts) {
    var opening = new MonthOpening(contracts, begins);
    scan.entries(ALL, Optional.of(tenant), opening::see);
    opening.ended();
    return opening.leaf();
  }

  /** Entries of one outcome come together and in their order. */
  private void see(EntryScan.Found found) {
    switch (found) {
      case EntryScan.Unreadable(var _, var why) -> throw why;
      case EntryScan.Whole(StoredEntry stored) -> {
        if (last != null && !claim(last).equals(claim(stored))) {
          ended();
        }
        if (stored.entry().at().isBefore(begins)) {
          last = stored;
        }
      }
    }
  }

  private static Claim claim(StoredEntry stored) {
    return stored.entry().claim();
  }

  private void ended() {
    if (last == null) {
      return;
    }
    var stored = last;
    last = null;
    outcomes++;
    var type = claim(stored).type();
    stored
        .entry()
        .billed()
        .standing()
        .map(StandingResult::amount)
        .ifPresent(money -> {
          if (money.currency().equals(Price.UNITS)) {
            counted.merge(type.value(), money.minor(), Math::addExact);
          } else {
            add(money, billed);
          }
        });
    var book = contracts.book(stored.entry().tenant(), type);
    addMoney(book.flatMap(terms -> HeldAmount.of(stored.sealed(), terms)), held);
    addMoney(book.flatMap(terms -> AtStake.of(stored.sealed(), terms)), disputed);
  }

  private static void addMoney(Optional<Money> amount, Map<String, Long> into) {
    amount
        .filter(money -> !money.currency().equals(Price.UNITS))
        .ifPresent(money -> add(money, into));
  }

  private static void add(Money money, Map<String, Long> into) {
    into.merge(money.currency().getCurrencyCode(), money.minor(), Math::addExact);
  }

  private IndexedLeaf leaf() {
    var money = new TreeMap<String, Json>();
    billed.forEach((currency, minor) -> money.put(currency, sums(currency)));
    held.forEach((currency, minor) -> money.put(currency, sums(currency)));
    var quantities = new TreeMap<String, Json>();
    counted.forEach((type, units) -> quantities.put(type, number(units)));
    var members =
        Map.of(
            "key", new Json.Str(KEY),
            "outcomes", number(outcomes),
            "money", new Json.Obj(money),
            "quantities", new Json.Obj(quantities));
    return new IndexedLeaf(KEY, Bytes.of(CanonicalJson.interoperable(new Json.Obj(members))));
  }

  private Json sums(String currency) {
    var sums = new TreeMap<String, Json>();
    sums.put("billed", number(billed.getOrDefault(currency, 0L)));
    sums.put("held", number(held.getOrDefault(currency, 0L)));
    if (disputed.containsKey(currency)) {
      sums.put("disputed", number(disputed.getOrDefault(currency, 0L)));
    }
    return new Json.Obj(sums);
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }
}

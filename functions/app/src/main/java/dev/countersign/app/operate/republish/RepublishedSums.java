package dev.countersign.app.operate.republish;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import java.util.Currency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many events of which tenants, and how much money. Safe for several threads. */
public final class RepublishedSums {
  private final SortedMap<TenantId, OfTenant> tenants = new TreeMap<>();

  /** The sums of one tenant, as they stand when they are asked for. */
  public static final class OfTenant {
    private long changes;
    private final Side billables = new Side();
    private final Side reversals = new Side();

    /** Events that bill nothing. */
    public long changes() {
      return changes;
    }

    public Side billables() {
      return billables;
    }

    public Side reversals() {
      return reversals;
    }
  }

  /** The billables of a tenant, or its reversals. */
  public static final class Side {
    private long events;
    private final SortedMap<String, Money> money = new TreeMap<>();
    private final SortedMap<String, Long> units = new TreeMap<>();

    public long events() {
      return events;
    }

    /** By the currency's code. */
    public Map<String, Money> money() {
      return money;
    }

    /** What is counted and not priced, by its meter. */
    public Map<String, Long> units() {
      return units;
    }

    private void add(ResultEvent result) {
      events++;
      Currency currency = result.amount().currency();
      if (currency.equals(Price.UNITS)) {
        units.merge(result.meter(), result.quantity(), Math::addExact);
      } else {
        money.merge(currency.getCurrencyCode(), result.amount(), Money::plus);
      }
    }
  }

  /** The tenants that have any, in their order. */
  public SortedMap<TenantId, OfTenant> tenants() {
    return tenants;
  }

  /** How many events there are in all. */
  public synchronized long events() {
    return tenants.values().stream()
        .mapToLong(of -> of.changes + of.billables.events + of.reversals.events)
        .sum();
  }

  synchronized void result(ResultEvent result) {
    var of = tenants.computeIfAbsent(result.tenant(), tenant -> new OfTenant());
    (result.kind() == ResultEvent.Kind.BILLABLE ? of.billables : of.reversals).add(result);
  }

  synchronized void change(TenantId tenant) {
    tenants.computeIfAbsent(tenant, of -> new OfTenant()).changes++;
  }
}

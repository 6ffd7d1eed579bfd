package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.terms.Price;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of filling a target.
 *
 * @param posted how many results were posted
 * @param there how many were posted already
 * @param refused how many entries can't be read, or are not what their receipts signed
 * @param older what is too old for the engine
 */
public record FilledTarget(int posted, int there, int refused, Older older) {
  /** Counts and sums of what is too old. */
  public static final class Older {
    private int results;
    private final SortedMap<String, Money> money = new TreeMap<>();
    private final SortedMap<String, Long> units = new TreeMap<>();

    void add(BillingLine line) {
      results++;
      if (line.amount().currency().equals(Price.UNITS)) {
        units.merge(line.meter().name(), line.quantity(), Math::addExact);
      } else {
        money.merge(line.amount().currency().getCurrencyCode(), line.amount(), Money::plus);
      }
    }

    public int results() {
      return results;
    }

    /** By the currency's code. */
    public SortedMap<String, Money> money() {
      return new TreeMap<>(money);
    }

    /** What is counted and not priced, by its meter. */
    public SortedMap<String, Long> units() {
      return new TreeMap<>(units);
    }
  }
}

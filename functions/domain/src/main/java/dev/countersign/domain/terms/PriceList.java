package dev.countersign.domain.terms;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices of a result: the first whose rule holds. All are in one currency. */
public record PriceList(List<Item> items) {
  public PriceList {
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("a price list has at least one price");
    }
    if (items.stream().map(item -> item.price().currency()).distinct().count() > 1) {
      throw new IllegalArgumentException("the prices of a list are in one currency");
    }
  }

  /** A list of one price without a rule. */
  public static PriceList of(Price price) {
    return new PriceList(List.of(new Item(null, price)));
  }

  /** The currency of all its prices. */
  public Currency currency() {
    return items.getFirst().price().currency();
  }

  /** Whether one of the prices doesn't mind a value in this currency. */
  boolean takes(Currency currency) {
    return items.stream().anyMatch(item -> item.price().takes(currency));
  }

  /**
   * One price of the list.
   *
   * @param condition the rule by which it applies; always, if there is none
   */
  public record Item(@Nullable Rule condition, Price price) {}
}

package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.ValuePath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes with prices, and with the rules of prices and of what is free. */
final class WrongPrices {
  private WrongPrices() {}

  static Map<String, UnaryOperator<Terms>> all() {
    Map<String, UnaryOperator<Terms>> all = new LinkedHashMap<>();
    all.put("money is computed in binary fractions", each(WrongPrices::inFloat));
    all.put("halves are rounded up always", each(WrongPrices::halfUp));
    all.put("an amount is billed once whatever the times", each(WrongPrices::once));
    all.put("the rate is forgotten", each(WrongPrices::unconverted));
    all.put("a percentage is of the value whatever the terms name", each(WrongPrices::ofTheValue));
    all.put("units that are stated count as one", each(WrongPrices::oneUnit));
    all.put("the first price of a list counts always", WrongPrices::firstOfTheList);
    all.put("the last price of a list counts always", WrongPrices::lastOfTheList);
    all.put("a price's rule that fails does not hold", WrongPrices::failedPricesPass);
    all.put("a rule of what is free that fails holds", WrongPrices::failedRulesFree);
    return all;
  }

  private static UnaryOperator<Terms> each(UnaryOperator<Price> wrong) {
    return terms ->
        TermsCopy.of(terms)
            .price(
                new PriceList(
                    terms.price().items().stream()
                        .map(
                            item -> new PriceList.Item(item.condition(), wrong.apply(item.price())))
                        .toList()))
            .terms();
  }

  private static Price inFloat(Price price) {
    return price instanceof Price.Percent percent
        ? percent(
            percent,
            new BigDecimal(percent.percent().floatValue()),
            percent.of(),
            percent.rate(),
            percent.rounding())
        : price;
  }

  private static Price halfUp(Price price) {
    return price instanceof Price.Percent percent && percent.rounding() == RoundingMode.HALF_EVEN
        ? percent(percent, percent.percent(), percent.of(), percent.rate(), RoundingMode.HALF_UP)
        : price;
  }

  private static Price unconverted(Price price) {
    return price instanceof Price.Percent percent
        ? percent(percent, percent.percent(), percent.of(), null, percent.rounding())
        : price;
  }

  private static Price ofTheValue(Price price) {
    return price instanceof Price.Percent percent
        ? percent(percent, percent.percent(), ValuePath.VALUE, percent.rate(), percent.rounding())
        : price;
  }

  private static Price percent(
      Price.Percent price,
      BigDecimal percent,
      ValuePath of,
      @Nullable ValuePath rate,
      RoundingMode rounding) {
    return new Price.Percent(
        percent, of, rate, price.min(), price.max(), price.currency(), rounding);
  }

  private static Price once(Price price) {
    return price instanceof Price.Each each
        ? new Price.Each(each.amount(), null, each.currency(), each.rounding())
        : price;
  }

  private static Price oneUnit(Price price) {
    return price instanceof Price.StatedUnits units
        ? new Price.FixedUnits(1, units.rounding())
        : price;
  }

  private static Terms firstOfTheList(Terms terms) {
    return TermsCopy.of(terms)
        .price(PriceList.of(terms.price().items().getFirst().price()))
        .terms();
  }

  private static Terms lastOfTheList(Terms terms) {
    return TermsCopy.of(terms).price(PriceList.of(terms.price().items().getLast().price())).terms();
  }

  private static Terms failedPricesPass(Terms terms) {
    return TermsCopy.of(terms)
        .price(
            new PriceList(
                terms.price().items().stream()
                    .map(item ->
                        item.condition() == null
                            ? item
                            : new PriceList.Item(
                                failing(item.condition(), Rule.Finding.DOES_NOT_HOLD),
                                item.price()))
                    .toList()))
        .terms();
  }

  private static Terms failedRulesFree(Terms terms) {
    return TermsCopy.of(terms)
        .free(
            terms.freeWhen().stream()
                .map(rule ->
                    rule instanceof ExemptionRule.When(Rule own)
                        ? new ExemptionRule.When(failing(own, Rule.Finding.HOLDS))
                        : rule)
                .toList())
        .terms();
  }

  /** The same rule, which gives this where it fails. */
  private static Rule failing(Rule rule, Rule.Finding instead) {
    return new Rule(
        rule.name(),
        rule.expression(),
        (truth, session) -> {
          var found = rule.of(truth, session);
          return found == Rule.Finding.FAILED ? instead : found;
        });
  }
}

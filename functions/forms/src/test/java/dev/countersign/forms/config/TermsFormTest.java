package dev.countersign.forms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.Lock;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.PriceList;
import dev.countersign.domain.terms.Rule;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.ValuePath;
import dev.countersign.forms.json.Reading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clauses of terms are read as. What is refused stands in events/rejected/terms. */
final class TermsFormTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final String HEAD =
      """
      outcome: sold
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [newcrm, desk]
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      """;
  private static final String PRICE = "price: {each: \"0.99\", currency: EUR}\n";

  @Test
  void price_oneObject_isAListOfOneWithoutARule() {
    assertEquals(
        PriceList.of(new Price.Each(new BigDecimal("0.99"), null, EUR, RoundingMode.HALF_EVEN)),
        read(PRICE).price());
  }

  @Test
  void price_list_namesItsRulesByTheirPlace() {
    var list =
        read("""
        price:
          - {if: "session.channel = 'voice'", each: "1.50", currency: EUR}
          - {if: "attestation.value.amount >= 1000", percent: "2.0", of: facts.net,
             rate: facts.fx, min: "1.00", max: "9.00", currency: EUR, rounding: UP}
          - {each: "0.99", times: facts.licences, currency: EUR}
        """)
            .price();

    assertEquals(
        Arrays.asList("price[0]", "price[1]", null),
        list.items().stream().map(i -> nameOrNull(i.condition())).toList());
    assertEquals(
        new Price.Percent(
            new BigDecimal("2.0"),
            new ValuePath("facts.net"),
            new ValuePath("facts.fx"),
            new BigDecimal("1.00"),
            new BigDecimal("9.00"),
            EUR,
            RoundingMode.UP),
        list.items().get(1).price());
    assertEquals(
        new Price.Each(
            new BigDecimal("0.99"), new ValuePath("facts.licences"), EUR, RoundingMode.HALF_EVEN),
        list.items().get(2).price());
  }

  @Test
  void price_percentWithoutOf_isOfTheValue() {
    var price = (Price.Percent) only("price: {percent: \"2\", currency: EUR}\n");

    assertEquals(ValuePath.VALUE, price.of());
  }

  @Test
  void price_units_haveNoCurrency() {
    assertEquals(new Price.FixedUnits(3, RoundingMode.HALF_EVEN), only("price: {units: \"3\"}\n"));
    assertEquals(
        new Price.StatedUnits(new ValuePath("facts.seats.paid"), RoundingMode.DOWN),
        only("price: {units: facts.seats.paid, rounding: DOWN}\n"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNNECESSARY")
  void price_everyRoundingThatRounds_isTaken(RoundingMode rounding) {
    assertEquals(
        rounding,
        only("price: {each: \"1\", currency: EUR, rounding: " + rounding + "}\n").rounding());
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999.99", "0.990", "0"})
  void price_eachWithinItsBounds_isTaken(String each) {
    var price = (Price.Each) only("price: {each: \"" + each + "\", currency: EUR}\n");

    assertEquals(new BigDecimal(each), price.amount());
  }

  @Test
  void lock_countsFromOccurredAtUnlessItSaysOtherwise() {
    assertEquals(Optional.empty(), read(PRICE).lock());
    assertEquals(
        Optional.of(new Lock(DatePath.OCCURRED_AT, CalendarSpan.parse("P30D"))),
        read(PRICE + "lock: {for: P30D}\n").lock());
  }

  @Test
  void succeeds_namesTheEarlierSources() {
    assertEquals(
        Map.of(new SourceId("newcrm"), List.of(new SourceId("oldcrm"), new SourceId("older"))),
        read(PRICE + "succeeds: {newcrm: [oldcrm, older], desk: null}\n").succeeds());
    assertEquals(
        Map.of(
            new SourceId("newcrm"), List.of(new SourceId("oldcrm")),
            new SourceId("oldcrm"), List.of(new SourceId("older"))),
        read(PRICE + "succeeds: {newcrm: [oldcrm], oldcrm: [older]}\n").succeeds());
  }

  @Test
  void clawback_absent_takesAllBackForEveryReason() {
    assertEquals(List.of(ClawbackRule.forAll(new Clawback.Always())), read(PRICE).clawback());
  }

  @Test
  void clawback_list_keepsItsOrder() {
    var full = new Clawback.Full(DatePath.OCCURRED_AT, CalendarSpan.parse("P12M"));
    var rata = new Clawback.ProRata(new DatePath("facts.start"), CalendarSpan.parse("PT24H"));

    assertEquals(
        List.of(
            new ClawbackRule(Set.of("fraud", "wrong_customer"), full), ClawbackRule.forAll(rata)),
        read(PRICE
                + """
                clawback:
                  - {reasons: [fraud, wrong_customer], until: P12M}
                  - {from: facts.start, until: PT24H, refund: pro_rata}
                """)
            .clawback());
  }

  @Test
  void clawback_oneObjectWithReasons_isForThemAlone() {
    assertEquals(
        List.of(new ClawbackRule(Set.of("fraud"), new Clawback.Always())),
        read(PRICE + "clawback: {reasons: [fraud]}\n").clawback());
  }

  @Test
  void freeWhen_ruleOfItsOwn_isNamedByItsReason() {
    var rule = read(PRICE + "free_when: [{reason: known, if: 'true'}]\n").freeWhen().getFirst();

    assertEquals("known", assertInstanceOf(ExemptionRule.When.class, rule).rule().name());
  }

  private static Price only(String price) {
    var items = read(price).price().items();
    assertEquals(1, items.size());
    return items.getFirst().price();
  }

  private static @Nullable String nameOrNull(@Nullable Rule rule) {
    return rule == null ? null : rule.name();
  }

  private static Terms read(String clauses) {
    var read = TermsForm.read(HEAD + clauses);
    return (Terms) assertInstanceOf(Reading.Read.class, read).value();
  }
}

package dev.countersign.domain.pricing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.TermsBuilder.each;
import static dev.countersign.domain.fixture.TermsBuilder.eachTimes;
import static dev.countersign.domain.fixture.TermsBuilder.item;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.percentOf;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static dev.countersign.domain.fixture.TermsBuilder.units;
import static dev.countersign.domain.fixture.TermsBuilder.unitsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a result costs. Each sum is done by hand. */
final class PriceCalculationTest {
  private static OutcomeFixture stated(TermsBuilder terms, StatementBuilder statement) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(statement);
    return outcome;
  }

  private static void assertPrice(long minor, Price price, StatementBuilder statement) {
    stated(terms().price(price), statement).assertStands(OutcomeStatus.BILLABLE, null, minor);
  }

  private static void assertNone(String reason, Price price, StatementBuilder statement) {
    stated(terms().price(price), statement).assertStands(OutcomeStatus.NOT_BILLABLE, reason, 0);
  }

  private static StatementBuilder saying(String name, String text) {
    return attested("m1").fact(name, text);
  }

  @Test
  void each_whateverTheValue_isTheAmount() {
    assertPrice(150, each("1.50", "EUR"), attested("m1"));
    assertPrice(150, each("1.50", "EUR"), attested("m1").value(money("7.00", "USD")));
    assertPrice(150, each("1.50", "EUR"), attested("m1").value(null));
  }

  @ParameterizedTest
  @CsvSource({"3,450", "2.5,375", "0,0", "0.33,50", "0.35,52", "0.3333,50"})
  void each_times_isTheAmountTimesTheNumberRounded(String times, long minor) {
    // 1.50 × 0.33 = 0.495 and 1.50 × 0.35 = 0.525: half even.
    assertPrice(minor, eachTimes("1.50", "facts.seats", "EUR"), saying("seats", times));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "many", "1e3", " 1", "1.", ".5", "1234567890123456", ""})
  void each_timesNoPlainNumber_isMissing(String times) {
    assertNone(
        ReasonCodes.MISSING_VALUE, eachTimes("1.50", "facts.seats", "EUR"), saying("seats", times));
  }

  @Test
  void each_timesAJsonNumber_isReadToo() {
    var three = new Fact.Numeral(new BigDecimal("3.00"));
    var negative = new Fact.Numeral(new BigDecimal("-1"));
    var huge = new Fact.Numeral(new BigDecimal("1e15"));
    var price = eachTimes("1.50", "facts.seats", "EUR");
    assertPrice(450, price, attested("m1").fact("seats", three));
    assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1").fact("seats", negative));
    assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1").fact("seats", huge));
    assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1").fact("seats", new Fact.Flag(true)));
    assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1200.00,3000", // 30.00
    "1234.60,3086", // 30.865, half even down
    "1235.00,3088", // 30.875, half even up
    "20.00,100", // 0.50, raised to 1.00
    "39.99,100", // 0.99975, raised before it is rounded
    "40.01,100", // 1.00025
    "20000.00,50000", // 500.00
    "20001.00,50000" // 500.025, lowered to 500.00
  })
  void percent_ofTheValue_isRaisedLoweredAndThenRounded(String value, long minor) {
    assertPrice(
        minor, percent("2.5", "1.00", "500.00", "EUR"), attested("m1").value(money(value, "EUR")));
  }

  @Test
  void percent_withoutTheValue_isMissing() {
    var price = percent("2.5", null, null, "EUR");
    assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1").value(null));
  }

  @Test
  void percent_ofAFact_isOfTheNumberOrTheAmount() {
    var price = percentOf("2.5", "facts.premium", null, "EUR");
    assertPrice(2500, price, saying("premium", "1000"));
    assertPrice(
        2500, price, attested("m1").fact("premium", new Fact.Numeral(new BigDecimal("1000"))));
    assertPrice(2500, price, attested("m1").fact("premium", amount("1000.00", "EUR")));
    assertNone(
        ReasonCodes.WRONG_CURRENCY,
        price,
        attested("m1").fact("premium", amount("1000.00", "USD")));
    for (Fact none :
        List.of(
            amount("much", "EUR"),
            amount("10.00", "ZZZ"),
            Fact.Tree.of(Map.of("amount", new Fact.Text("10.00"))),
            Fact.Tree.of(Map.of("currency", new Fact.Text("EUR"))),
            new Fact.Items(List.of()),
            new Fact.Nothing())) {
      assertNone(ReasonCodes.MISSING_VALUE, price, attested("m1").fact("premium", none));
    }
  }

  private static Fact amount(String amount, String currency) {
    return Fact.Tree.of(
        Map.of("amount", new Fact.Text(amount), "currency", new Fact.Text(currency)));
  }

  @Test
  void rate_ofAnotherCurrency_isNotRoundedBeforeThePercentage() {
    // 10.01 × 0.5 = 5.005, and ten times that is 50.05; of 5.00 or 5.01 it would be 50.00 or 50.10.
    var half = attested("m1").value(money("10.01", "USD")).fact("fx", "0.5");
    assertPrice(5005, percentOf("1000", "value", "facts.fx", "EUR"), half);
  }

  @Test
  void rate_ofThePricesCurrency_isNotUsed() {
    var euro = attested("m1").value(money("100.00", "EUR")).fact("fx", "2");
    assertPrice(1000, percentOf("10", "value", "facts.fx", "EUR"), euro);
    assertPrice(
        1000,
        percentOf("10", "facts.premium", "facts.fx", "EUR"),
        saying("premium", "100").fact("fx", "2"));
  }

  @Test
  void rate_notStated_isMissing() {
    var usd = attested("m1").value(money("100.00", "USD"));
    assertNone(ReasonCodes.MISSING_VALUE, percentOf("10", "value", "facts.fx", "EUR"), usd);
    assertNone(
        ReasonCodes.MISSING_VALUE,
        percentOf("10", "value", "facts.fx", "EUR"),
        usd.fact("fx", "dear"));
  }

  @Test
  void percent_thatOnlyTheGoverningVersionMinds_isAStatus() {
    var outcome =
        OutcomeFixture.under(
            terms().price(percent("10", null, null, "EUR")),
            terms(2).from("2026-12-01T00:00:00Z").price(percent("10", null, null, "USD")));
    outcome.record(session("s1"));
    outcome.say(attested("m1").value(money("100.00", "USD")));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.WRONG_CURRENCY, 0);
  }

  @Test
  void units_fixedOrStated_areCountedAndNotPriced() {
    var fixed = stated(terms().price(units(3)), attested("m1"));
    assertEquals(3, fixed.events().getFirst().quantity());
    assertEquals(Price.UNITS, fixed.events().getFirst().amount().currency());
    fixed.say(StatementBuilder.retracted("m2").at("2026-11-20T00:00:00Z"));
    assertEquals(List.of(3L, -3L), fixed.events().stream().map(ResultEvent::quantity).toList());

    assertPrice(4, unitsOf("facts.seats"), saying("seats", "4"));
    assertPrice(4, unitsOf("facts.seats"), saying("seats", "4.00"));
    assertNone(ReasonCodes.MISSING_VALUE, unitsOf("facts.seats"), saying("seats", "4.5"));
    assertNone(ReasonCodes.MISSING_VALUE, unitsOf("facts.seats"), attested("m1"));
  }

  @Test
  void price_ofMoreThanFifteenDigits_isOutOfRange() {
    var price = eachTimes("1", "facts.seats", "EUR");
    assertPrice(99_999_999_999_999_900L, price, saying("seats", "999999999999999"));
    assertNone(
        ReasonCodes.OUT_OF_RANGE,
        eachTimes("2", "facts.seats", "EUR"),
        saying("seats", "500000000000000"));
    assertPrice(
        99_999_999_999_999_800L,
        eachTimes("2", "facts.seats", "EUR"),
        saying("seats", "499999999999999"));
  }

  @Test
  void price_ofZero_isBillableAndPublishesNothing() {
    var outcome = stated(terms().price(each("0", "EUR")), attested("m1"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 0);
    assertEquals(List.of(), outcome.events());
  }

  @ParameterizedTest
  @CsvSource({"JPY,30", "KWD,30000"})
  void percent_ofACurrencyWithOtherDecimals_isInItsMinorUnits(String currency, long minor) {
    assertPrice(
        minor, percent("2.5", null, null, currency), attested("m1").value(money("1200", currency)));
  }

  private static Rule rule(int place, Rule.Finding finding) {
    return new Rule("price[" + place + "]", "…", (truth, session) -> finding);
  }

  @Test
  void list_theFirstWhoseRuleHolds_counts() {
    var list =
        terms()
            .prices(
                item(rule(0, Rule.Finding.DOES_NOT_HOLD), each("1", "EUR")),
                item(rule(1, Rule.Finding.HOLDS), each("2", "EUR")),
                item(rule(2, Rule.Finding.HOLDS), each("3", "EUR")));
    assertEquals(200, stated(list, attested("m1")).net());
  }

  @Test
  void list_oneWithoutRule_alwaysHolds() {
    var list =
        terms()
            .prices(
                item(rule(0, Rule.Finding.DOES_NOT_HOLD), each("1", "EUR")),
                item(null, each("2", "EUR")),
                item(rule(2, Rule.Finding.FAILED), each("3", "EUR")));
    assertEquals(200, stated(list, attested("m1")).net());
  }

  @Test
  void list_whereNothingHolds_hasNoPrice() {
    var list = terms().prices(item(rule(0, Rule.Finding.DOES_NOT_HOLD), each("1", "EUR")));
    stated(list, attested("m1")).assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_PRICE, 0);
  }

  @Test
  void list_ofOneThatHoldsButIsNotStated_triesNoOther() {
    var list =
        terms().prices(item(null, percent("1", null, null, "EUR")), item(null, each("2", "EUR")));
    stated(list, attested("m1").value(null))
        .assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.MISSING_VALUE, 0);
  }

  @Test
  void list_aRuleThatFailsBeforeOneHolds_isAmbiguous() {
    var list =
        terms()
            .prices(
                item(rule(0, Rule.Finding.DOES_NOT_HOLD), each("1", "EUR")),
                item(rule(1, Rule.Finding.FAILED), each("2", "EUR")),
                item(rule(2, Rule.Finding.HOLDS), each("3", "EUR")));
    var outcome = stated(list, attested("m1"));
    outcome.assertStands(OutcomeStatus.AMBIGUOUS, ReasonCodes.RULE_FAILED, 0);
    assertEquals("price[1]", outcome.last().detailOrNull());
  }

  @Test
  void list_aRuleThatFailsAfterOneHolds_isNotTried() {
    var list =
        terms()
            .prices(
                item(rule(0, Rule.Finding.HOLDS), each("1", "EUR")),
                item(rule(1, Rule.Finding.FAILED), each("2", "EUR")));
    assertEquals(100, stated(list, attested("m1")).net());
  }

  @Test
  void number_ofFifteenDigitsOnEachSide_isRead() {
    var price = eachTimes("1", "facts.seats", "EUR");
    for (String read : List.of("0", "999999999999999", "0.123456789012345", "1.5000000000000000")) {
      var outcome =
          stated(
              terms().price(price),
              attested("m1").fact("seats", new Fact.Numeral(new BigDecimal(read))));
      assertEquals(OutcomeStatus.BILLABLE, outcome.last().status(), read);
    }
    assertNone(
        ReasonCodes.MISSING_VALUE,
        price,
        attested("m1").fact("seats", new Fact.Numeral(new BigDecimal("0.1234567890123456"))));
    assertNone(ReasonCodes.MISSING_VALUE, price, saying("seats", "0.1234567890123456"));
  }

  @Test
  void list_inTwoCurrencies_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> terms().prices(item(null, each("1", "EUR")), item(null, each("1", "USD"))));
    assertThrows(IllegalArgumentException.class, () -> terms().prices());
  }
}

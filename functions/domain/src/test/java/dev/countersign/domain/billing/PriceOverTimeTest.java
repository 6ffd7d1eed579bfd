package dev.countersign.domain.billing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.LifeRule;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.ValuePath;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Prices that change on a date. The policy was signed on 2 November 2026, 10 % of its 1200.00 are
 * owed, and the clawback runs pro rata for 365 days. On 2 February 2027 273 of them are left, on 2
 * May 184, on 2 August 92.
 */
final class PriceOverTimeTest {
  private static final String FEBRUARY = "2027-02-02T10:00:00Z";
  private static final String MAY = "2027-05-02T10:00:00Z";
  private static final String AUGUST = "2027-08-02T10:00:00Z";
  private static final Clawback PRO_RATA =
      new Clawback.ProRata(DatePath.OCCURRED_AT, CalendarSpan.parse("P12M"));

  private static TermsBuilder proRata() {
    return terms().price(percent("10", null, null, "EUR")).clawback(PRO_RATA);
  }

  private static OutcomeFixture billed(TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    return outcome;
  }

  private static StatementBuilder valued(StatementBuilder statement, String value) {
    return statement.value(money(value, "EUR"));
  }

  private static StatementBuilder noting(String message, String value, String from) {
    return valued(noted(message), value).at("2026-12-01T00:00:00Z").effective(from);
  }

  @Test
  void lowered_theDifferenceGoesBackByTheDaysLeft() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "600.00", MAY));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    assertEquals(Optional.of(Instant.parse(MAY)), outcome.last().lookAgain());
    outcome.pass("2027-05-02T09:59:59Z");
    assertEquals(12_000, outcome.net());
    outcome.pass(MAY);
    // 60.00 × 184 ÷ 365 = 30.2466
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_025);
  }

  @Test
  void lowered_itsEvents_areOfTheDate() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "600.00", MAY));
    outcome.pass(MAY);
    var events = outcome.events();
    assertEquals(3, events.size());
    assertEquals(ReasonCodes.RESTATED, events.get(1).reasonOrNull());
    assertEquals(Instant.parse(MAY), events.get(1).occurredAt());
    assertEquals(Instant.parse(MAY), events.get(2).occurredAt());
  }

  @Test
  void restatement_thatBeginsTheTruthOnItsDate_datesTheResult() {
    var outcome = OutcomeFixture.under(proRata());
    outcome.record(session("s1"));
    outcome.say(
        valued(restated("m1"), "1200.00")
            .at("2026-11-02T10:00:00Z")
            .effective("2026-11-20T00:00:00Z"));
    assertEquals(0, outcome.events().size());
    outcome.pass("2026-11-20T00:00:00Z").assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    assertEquals(Instant.parse("2026-11-20T00:00:00Z"), outcome.events().getFirst().occurredAt());
  }

  @Test
  void raised_theDifferenceIsChargedByTheDaysLeft() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "1800.00", MAY));
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 + 3_025);
  }

  @Test
  void restated_withADate_changesThePriceAsANoteDoes() {
    var outcome = billed(proRata());
    outcome.say(valued(restated("m2"), "600.00").told("2026-12-01T00:00:00Z").effective(MAY));
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_025);
  }

  @Test
  void lowered_twice_eachDifferenceGoesBackFromItsDate() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "900.00", FEBRUARY));
    outcome.say(noting("m3", "600.00", MAY).told("2026-12-02T00:00:00Z"));
    // 30.00 × 273 ÷ 365 = 22.438, 30.00 × 184 ÷ 365 = 15.123
    outcome.pass(FEBRUARY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 2_244);
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 2_244 - 1_512);
  }

  @Test
  void lowered_toldAfterItsDate_isTheSame() {
    var outcome = billed(proRata());
    outcome.pass("2027-06-01T00:00:00Z");
    outcome.say(noting("m2", "600.00", MAY).told("2027-06-01T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_025);
  }

  @Test
  void lowered_thenHeldAgain_itsReversalIsOfTheDateToo() {
    var outcome = OutcomeFixture.under(proRata().hold("facts.policy_start", "P14D"));
    outcome.record(session("s1"));
    outcome.say(attested("m1").fact("policy_start", "2026-11-01"));
    outcome.say(
        noting("m2", "600.00", "2026-11-20T00:00:00Z")
            .fact("policy_start", "2026-11-01")
            .told("2026-11-21T00:00:00Z"));
    outcome.say(
        noted("m3")
            .at("2026-12-01T00:00:00Z")
            .fact("policy_start", "2026-12-15")
            .told("2026-12-02T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.HELD, null, 0);
    assertEquals(Instant.parse("2026-11-20T00:00:00Z"), outcome.events().getLast().occurredAt());
  }

  @Test
  void lowered_beforeTheHoldsEnd_allOfTheDifferenceCounts() {
    var outcome = billed(proRata().hold("occurred_at", "P30D"));
    outcome.say(noting("m2", "600.00", "2026-11-20T00:00:00Z").told("2026-11-10T00:00:00Z"));
    outcome.pass("2026-12-03T00:00:00Z").assertStands(OutcomeStatus.BILLABLE, null, 6_000);
  }

  @Test
  void lowered_atTheHoldsEnd_fallsUnderTheClawback() {
    var outcome = billed(proRata().hold("occurred_at", "P30D"));
    outcome.say(noting("m2", "600.00", "2026-12-02T10:00:00Z").told("2026-11-10T00:00:00Z"));
    // 60.00 × 335 ÷ 365 = 55.068
    outcome.pass("2026-12-03T00:00:00Z").assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 5_507);
  }

  @Test
  void retracted_afterTheChange_takesBackOfThePriceThen() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "600.00", MAY));
    outcome.pass(MAY);
    outcome.say(retracted("m3").at(AUGUST).reason("gone"));
    // 60.00 × 92 ÷ 365 = 15.123
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 3_025 - 1_512);
  }

  @Test
  void retracted_beforeTheChange_takesBackOfThePriceBefore() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "600.00", MAY));
    outcome.say(retracted("m3").at(FEBRUARY).reason("gone"));
    // 120.00 × 273 ÷ 365 = 89.753
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
    outcome.pass(AUGUST).assertStands(OutcomeStatus.REVERSED, "gone", 12_000 - 8_975);
  }

  @Test
  void retracted_thatReturnsNothing_leavesThePriceOfNow() {
    var outcome = billed(proRata().clawbacks(new ClawbackRule(Set.of("lowered"), PRO_RATA)));
    outcome.say(noting("m2", "600.00", MAY).reason("lowered"));
    outcome.say(retracted("m3").at(FEBRUARY).reason("gone"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 12_000);
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_025);
  }

  @Test
  void lowered_byAReasonThatNoRuleIsFor_givesNothingBack() {
    var outcome = billed(proRata().clawbacks(new ClawbackRule(Set.of("gone"), PRO_RATA)));
    outcome.say(noting("m2", "600.00", MAY).reason("lowered"));
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void lowered_bySeveralOfOneDate_theLastInOrderGivesTheReason() {
    var outcome = billed(proRata().clawbacks(new ClawbackRule(Set.of("gone"), PRO_RATA)));
    outcome.say(noting("m2", "900.00", MAY).reason("lowered"));
    outcome.say(noting("m3", "600.00", MAY).reason("gone").told("2026-12-02T00:00:00Z"));
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_025);
  }

  @Test
  void truth_thatBeginsOnADate_hasItsPriceFromTheBeginning() {
    var outcome = OutcomeFixture.under(proRata().waitTime("P1Y"));
    outcome.record(session("s1"));
    outcome.say(restated("m1").effective(MAY));
    outcome.assertStands(OutcomeStatus.PARKED, ReasonCodes.NOT_ATTESTED, 0);
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void price_chargedInPartAndTakenBackInFull_isNeverBelowZero() {
    var outcome =
        billed(
            proRata()
                .clawbacks(
                    new ClawbackRule(Set.of("raised"), PRO_RATA),
                    ClawbackRule.forAll(new Clawback.Always())));
    outcome.say(noting("m2", "12000.00", MAY).reason("raised"));
    outcome.say(noting("m3", "0.00", AUGUST).told("2026-12-02T00:00:00Z"));
    // 1080.00 × 184 ÷ 365 = 544.438
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 + 54_444);
    outcome.pass(AUGUST).assertStands(OutcomeStatus.BILLABLE, null, 0);
  }

  @Test
  void change_byAStatementThatIsNotBelieved_isNone() {
    var outcome = billed(proRata());
    outcome.say(noting("m2", "600.00", MAY).assurance(Assurance.CALLER_ONLY));
    outcome.pass(AUGUST).assertStands(OutcomeStatus.BILLABLE, null, 12_000);
  }

  @Test
  void session_foundAfterThePriceChanged_isNoChangeOfPrice() {
    var outcome = OutcomeFixture.under(proRata());
    outcome.record(session("s1"));
    outcome.say(attested("m1"));
    outcome.say(noting("m2", "600.00", MAY));
    outcome.pass(MAY);
    var later = Instant.parse("2027-05-03T00:00:00Z");
    outcome.record(session("s1").agent("care").recorded(later).received(later));
    assertEquals(
        ReasonCodes.SESSION_CORRECTED,
        outcome.events().get(outcome.events().size() - 2).reasonOrNull());
  }

  @Test
  void raised_theChargeIsRoundedAsARefundOfThePositiveDifference() {
    var price =
        new Price.Percent(
            BigDecimal.TEN,
            ValuePath.VALUE,
            null,
            null,
            null,
            Currency.getInstance("EUR"),
            RoundingMode.FLOOR);
    // 60.00 × 184 ÷ 365 = 30.2466, cut off to 30.24 both ways
    var raised = billed(proRata().price(price));
    raised.say(noting("m2", "1800.00", MAY));
    raised.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 + 3_024);
    var lowered = billed(proRata().price(price));
    lowered.say(noting("m2", "600.00", MAY));
    lowered.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 12_000 - 3_024);
  }

  @Test
  void price_thatNoRuleGivesFromADateOn_isZeroFromThere() {
    var outcome =
        billed(
            proRata()
                .prices(
                    TermsBuilder.item(
                        LifeRule.GREAT.named("price[0]"), TermsBuilder.each("10", "EUR"))));
    outcome.say(noting("m2", "500.00", MAY));
    // 10.00 × 184 ÷ 365 = 5.041
    outcome.pass(MAY).assertStands(OutcomeStatus.BILLABLE, null, 1_000 - 504);
  }

  @Test
  void price_thatNoRuleEverGives_isNone() {
    var outcome =
        billed(
            proRata()
                .prices(
                    TermsBuilder.item(
                        LifeRule.SHARED.named("price[0]"), TermsBuilder.each("10", "EUR"))));
    outcome.say(noting("m2", "500.00", MAY));
    outcome.pass(MAY).assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_PRICE, 0);
  }
}

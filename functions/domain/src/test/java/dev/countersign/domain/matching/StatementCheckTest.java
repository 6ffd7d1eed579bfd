package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.each;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.percentOf;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static dev.countersign.domain.fixture.TermsBuilder.units;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.Problem;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TermsBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that no version of the terms can use are refused by name. */
final class StatementCheckTest {
  private static final DatePath START = new DatePath("facts.start");
  private static final CalendarSpan MONTH = CalendarSpan.parse("P1M");

  private static Optional<String> refused(TermsBook book, StatementBuilder statement) {
    var problem = StatementCheck.problem(statement.build(), book);
    problem.ifPresent(said -> assertFalse(said.fix().isEmpty() || said.detail().isEmpty()));
    return problem.map(said -> said.reason() + " " + said.pointer());
  }

  private static Optional<String> refused(TermsBuilder terms, StatementBuilder statement) {
    return refused(TermsBuilder.book(terms), statement);
  }

  @Test
  void stated_whatIsRefused_isAsIfItHadNeverBeenSaid() {
    var outcome = OutcomeFixture.under(terms());
    var decided = outcome.say(attested("m").source("eve"));
    assertTrue(decided instanceof Decision.Unprocessable(Problem problem) && problem != null);
    assertTrue(outcome.entries().isEmpty());
  }

  @Test
  void stated_bySourceOfNoVersion_isRefused() {
    assertEquals(
        Optional.of("source_not_in_terms /outcome"), refused(terms(), attested("m").source("eve")));
  }

  @Test
  void stated_bySourceOfSomeVersion_isTaken() {
    var book =
        TermsBuilder.book(
            terms().sources("legacy"), terms(2).from("2026-06-01T00:00:00Z").sources("crm"));
    assertEquals(Optional.empty(), refused(book, attested("m").source("legacy")));
    assertEquals(Optional.empty(), refused(book, attested("m").source("crm")));
  }

  @Test
  void stated_bySourceThatIsSucceeded_isTaken() {
    var succeeding = terms().sources("crm").succeeds("crm", "legacy").succeeds("legacy", "paper");
    assertEquals(Optional.empty(), refused(succeeding, attested("m").source("legacy")));
    assertEquals(Optional.empty(), refused(succeeding, attested("m").source("paper")));
  }

  @Test
  void attested_inACurrencyThatNoVersionTakes_isRefused() {
    var euro = terms().price(percent("1", null, null, "EUR"));
    assertEquals(
        Optional.of("wrong_currency /value/currency"),
        refused(euro, attested("m").value(money("1.00", "USD"))));
    assertEquals(Optional.empty(), refused(euro, attested("m").value(money("1.00", "EUR"))));
    assertEquals(Optional.empty(), refused(euro, attested("m").value(null)));
  }

  @Test
  void attested_inACurrencyThatSomeVersionTakes_isTaken() {
    var book =
        TermsBuilder.book(
            terms().price(percent("1", null, null, "EUR")),
            terms(2).from("2026-06-01T00:00:00Z").price(percent("1", null, null, "USD")));
    assertEquals(Optional.empty(), refused(book, attested("m").value(money("1.00", "USD"))));
  }

  @Test
  void attested_inAnyCurrencyWherePriceDoesNotMindIt_isTaken() {
    for (var price :
        List.of(
            each("1", "EUR"),
            units(1),
            percentOf("1", "facts.premium", null, "EUR"),
            percentOf("1", "value", "facts.fx", "EUR"))) {
      assertEquals(
          Optional.empty(),
          refused(terms().price(price), attested("m").value(money("1.00", "USD"))));
    }
  }

  @Test
  void attested_inACurrencyOfOnePriceOfTheList_isTaken() {
    var listed =
        terms()
            .prices(
                TermsBuilder.item(null, percent("1", null, null, "EUR")),
                TermsBuilder.item(null, each("1", "EUR")));
    assertEquals(Optional.empty(), refused(listed, attested("m").value(money("1.00", "USD"))));
  }

  @Test
  void saidOtherThanAttested_inAnotherCurrency_isTaken() {
    var euro = terms().price(percent("1", null, null, "EUR"));
    for (var statement : List.of(restated("m"), noted("m"), retracted("m"), merged("m", "P-1"))) {
      assertEquals(Optional.empty(), refused(euro, statement.value(money("1.00", "USD"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1999-12-31", "2100-01-01", "0001-01-01", "2100-01-01T00:00:00Z"})
  void stated_aDateOutOfRangeInEveryVersion_isRefusedByName(String date) {
    var lists =
        List.of(
            terms().hold("facts.start", "P1D"),
            terms().lock("facts.start", "P1D"),
            terms().clawback(new Clawback.Full(START, MONTH)),
            terms().clawback(new Clawback.ProRata(START, MONTH)),
            terms()
                .clawbacks(
                    new ClawbackRule(Set.of("fraud"), new Clawback.Always()),
                    ClawbackRule.forAll(
                        new Clawback.Steps(
                            START, List.of(new Clawback.Step(MONTH, BigDecimal.TEN))))));
    for (var terms : lists) {
      for (var statement : List.of(attested("m"), restated("m"), noted("m"))) {
        assertEquals(
            Optional.of("out_of_range /facts/start"),
            refused(terms, statement.fact("start", date)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000-01-01", "2099-12-31", "soon"})
  void stated_aDateInRangeOrNone_isTaken(String date) {
    assertEquals(
        Optional.empty(),
        refused(terms().hold("facts.start", "P1D"), attested("m").fact("start", date)));
  }

  @Test
  void stated_aDateOutOfRangeThatSomeVersionDoesNotName_isTaken() {
    var book =
        TermsBuilder.book(
            terms().hold("facts.start", "P1D"), terms(2).from("2026-06-01T00:00:00Z"));
    assertEquals(Optional.empty(), refused(book, attested("m").fact("start", "1999-12-31")));
  }

  @Test
  void stated_withoutTheDateOrTheValue_isAStatusAndNotARefusal() {
    assertStatus(ReasonCodes.MISSING_DATE, terms().hold("facts.start", "P1D"));
    assertStatus(ReasonCodes.MISSING_DATE, terms().lock("facts.start", "P1D"));
    assertStatus(ReasonCodes.MISSING_DATE, terms().clawback(new Clawback.Full(START, MONTH)));
    assertStatus(ReasonCodes.MISSING_VALUE, terms().price(percent("1", null, null, "EUR")));
  }

  private static void assertStatus(String reason, TermsBuilder terms) {
    var outcome = OutcomeFixture.under(terms);
    outcome.record(session("s1"));
    outcome.say(attested("m").value(null));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, reason, 0);
  }
}

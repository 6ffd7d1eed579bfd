package dev.countersign.domain.matching;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Problem;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements that the terms can't use are refused by name. */
final class StatementCheckTest {
  private static Problem refused(TermsBuilder terms, StatementBuilder statement) {
    var outcome = OutcomeFixture.under(terms);
    var problem = assertInstanceOf(Decision.Unprocessable.class, outcome.say(statement)).problem();
    assertTrue(outcome.entries().isEmpty());
    assertTrue(!problem.fix().isEmpty() && !problem.detail().isEmpty());
    return problem;
  }

  @Test
  void stated_bySourceNotInTheTerms_isRefused() {
    assertEquals("source_not_in_terms", refused(terms(), attested("m").source("eve")).reason());
  }

  @Test
  void stated_inAnotherCurrency_isRefusedByName() {
    var problem = refused(terms(), attested("m").value(money("1.00", "USD")));
    assertEquals("wrong_currency /value/currency", problem.reason() + " " + problem.pointer());
  }

  @Test
  void attested_withoutTheValueThatIsPriced_isRefusedByName() {
    var priced = terms().price(percent("1", null, null, "EUR"));
    assertEquals("/value", refused(priced, attested("m").value(null)).pointer());
  }

  @Test
  void retracted_withoutTheValueThatIsPriced_isRecorded() {
    var outcome = OutcomeFixture.under(terms().price(percent("1", null, null, "EUR")));
    assertInstanceOf(Decision.Appended.class, outcome.say(retracted("m")));
  }

  @Test
  void attested_withoutTheDateOfTheClawback_isRefusedByName() {
    var start = new DatePath("facts.start");
    var span = CalendarSpan.parse("P1M");
    for (var rule :
        List.of(
            new Clawback.Full(start, span),
            new Clawback.ProRata(start, span),
            new Clawback.Steps(start, List.of(new Clawback.Step(span, BigDecimal.TEN))))) {
      var problem = refused(terms().clawback(rule), attested("m"));
      assertEquals("missing_date /facts/start", problem.reason() + " " + problem.pointer());
    }
  }

  @Test
  void attested_withoutTheDateOfTheHold_isRefusedByName() {
    var held = terms().hold("facts.start", "P1D");
    assertEquals("/facts/start", refused(held, attested("m").fact("start", "soon")).pointer());
  }
}

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
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatementCheckTest {
  private static Problem refused(TermsBuilder terms, StatementBuilder said) {
    var outcome = OutcomeFixture.under(terms);
    var problem = assertInstanceOf(Decision.Unprocessable.class, outcome.say(said)).problem();
    assertTrue(outcome.entries().isEmpty());
    assertTrue(!problem.fix().isEmpty() && !problem.detail().isEmpty());
    return problem;
  }

  @Test
  void stated_bySourceNotInTheTerms_isRefused() {
    assertEquals("source_not_in_terms", refused(terms(), attested("m").by("eve")).reason());
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
    var retraction = OutcomeFixture.under(priced).say(retracted("m"));
    assertInstanceOf(Decision.Appended.class, retraction);
  }

  @Test
  void attested_withoutADateOfTheTerms_isRefusedByName() {
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
    var held = terms().hold("facts.start", "P1D");
    assertEquals("/facts/start", refused(held, attested("m").fact("start", "soon")).pointer());
  }

  @Test
  void claims_missingField_isNamed() {
    var unclaimed =
        assertInstanceOf(
            ClaimReading.Unclaimed.class,
            ClaimReading.of(attested("m").record(null).build(), TermsBuilder.book(terms())));
    assertEquals("/record/type", unclaimed.problem().pointer());
    var claimed =
        assertInstanceOf(
            ClaimReading.Claimed.class,
            ClaimReading.of(attested("m").build(), TermsBuilder.book(terms())));
    assertEquals("policy_signed/policy/P-991", claimed.claim().toString());
  }

  @Test
  void paths_everyKind_isRead() {
    var said =
        attested("m")
            .session("s1")
            .conversation("c1")
            .fact("n", new Fact.Numeral(new BigDecimal("1.50")))
            .fact("yes", new Fact.Flag(true))
            .fact("list", new Fact.Items(List.of()))
            .fact("none", new Fact.Nothing())
            .fact("blank", "  ")
            .fact("in", new Fact.Tree(new java.util.TreeMap<>(Map.of("t", new Fact.Text("x")))))
            .build();
    Map.of(
            "id",
            "m",
            "session",
            "s1",
            "conversation",
            "c1",
            "record.id",
            "P-991",
            "facts.n",
            "1.5",
            "facts.yes",
            "true",
            "facts.in.t",
            "x",
            "subject",
            "bb",
            "subject.email",
            "bb",
            "record.type",
            "policy")
        .forEach((path, text) -> assertEquals(Optional.of(text), StatementPaths.text(said, path)));
    for (String path :
        List.of(
            "facts.list",
            "facts.none",
            "facts.blank",
            "facts.in",
            "facts.in.t.x",
            "facts.zz",
            "subject.phone_number",
            "nothing")) {
      assertEquals(Optional.empty(), StatementPaths.text(said, path), path);
    }
    assertEquals(Optional.of("2026-11-02T10:00:00Z"), StatementPaths.text(said, "occurred_at"));
    var berlin = ZoneId.of("Europe/Berlin");
    assertEquals(said.statedAt(), StatementPaths.instant(said, "stated_at", berlin).orElseThrow());
    assertEquals("/facts/a~1b/c~0", StatementPaths.pointer("facts.a/b.c~"));
  }
}

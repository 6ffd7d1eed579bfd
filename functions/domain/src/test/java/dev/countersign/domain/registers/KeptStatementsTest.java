package dev.countersign.domain.registers;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The statements that an outcome keeps are a set. */
final class KeptStatementsTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static KeptStatements kept(StatementBuilder... said) {
    var kept = KeptStatements.NONE;
    for (StatementBuilder statement : said) {
      kept = kept.with(statement.build());
    }
    return kept;
  }

  private static List<String> messages(KeptStatements kept) {
    return kept.all().stream().map(said -> said.message().value()).toList();
  }

  @Test
  void with_inAnyOrder_isTheSame() {
    var one = attested("m1");
    var two = restated("m2");
    var three = retracted("m3").at("2026-11-01T00:00:00Z");
    assertEquals(kept(one, two, three), kept(three, two, one));
    assertEquals(List.of("m3", "m1", "m2"), messages(kept(two, one, three)));
  }

  @Test
  void with_theSameStatement_keepsTheOneReceivedFirst() {
    var late = attested("m1").received(NOON);
    var early = attested("m2").received(NOON.minusSeconds(1));
    assertEquals(List.of("m2"), messages(kept(late, early)));
    assertEquals(kept(late, early), kept(early, late));
  }

  @Test
  void with_theSameStatementAtOneReceipt_keepsTheSmallerMessageId() {
    assertEquals(List.of("m1"), messages(kept(attested("m2"), attested("m1"))));
    assertEquals(List.of("m1"), messages(kept(attested("m1"), attested("m2"))));
  }

  @Test
  void with_anotherSourceOrGrade_keepsBoth() {
    var kept =
        kept(
            attested("m1"),
            attested("m1").source("portal"),
            attested("m1").assurance(Assurance.BODY_SIGNED));
    assertEquals(3, kept.all().size());
    assertEquals(
        List.of("crm BODY_SIGNED", "crm BODY_SIGNED_FRESH", "portal BODY_SIGNED_FRESH"),
        kept.all().stream().map(said -> said.source() + " " + said.assurance()).toList());
  }

  @Test
  void without_whatOnlyLooksTheSame_leavesTheRest() {
    var kept = kept(attested("m1"), restated("m2"));
    assertEquals(List.of("m2"), messages(kept.without(attested("m9").build())));
  }

  @Test
  void folded_severalOfASource_remembersTheNewest() {
    Statement older = attested("m1").stated(NOON.minusSeconds(60)).build();
    Statement newer = attested("m2").stated(NOON).build();
    var kept = KeptStatements.NONE.with(older).with(newer);
    for (var folded : List.of(kept.folded(older).folded(newer), kept.folded(newer).folded(older))) {
      assertEquals(Map.of(StatementBuilder.CRM, NOON), folded.foldedUpTo());
      assertEquals(List.of(), folded.all());
    }
  }

  @Test
  void isFoldedAway_whatIsNotNewerOfThatSource_is() {
    var horizon = new KeptStatements(List.of(), new TreeMap<>(Map.of(StatementBuilder.CRM, NOON)));
    assertTrue(horizon.isFoldedAway(attested("m1").stated(NOON).build()));
    assertTrue(horizon.isFoldedAway(attested("m1").stated(NOON.minusSeconds(1)).build()));
    assertFalse(horizon.isFoldedAway(attested("m1").stated(NOON.plusSeconds(1)).build()));
    assertFalse(horizon.isFoldedAway(attested("m1").source("portal").stated(NOON).build()));
    var known = horizon.with(attested("m1").stated(NOON).build());
    assertFalse(known.isFoldedAway(attested("m2").stated(NOON).build()));
  }
}

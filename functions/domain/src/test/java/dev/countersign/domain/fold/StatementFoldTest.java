package dev.countersign.domain.fold;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fold.Folded.State.NOTHING;
import static dev.countersign.domain.fold.Folded.State.STANDS;
import static dev.countersign.domain.fold.Folded.State.TAKEN_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of the contract, section 5: one test for each cell, named state, act, result. */
final class StatementFoldTest {
  private static final String FIRST = "2026-11-02T00:00:00Z";
  private static final String SECOND = "2026-11-03T00:00:00Z";
  private static final String THIRD = "2026-11-04T00:00:00Z";

  private static Folded fold(StatementBuilder... said) {
    var kept = KeptStatements.NONE;
    for (StatementBuilder statement : List.of(said).reversed()) {
      kept = kept.with(statement.build());
    }
    return StatementFold.of(kept.all(), Optional.empty());
  }

  private static Truth truth(Folded folded) {
    return folded.truth().orElseThrow();
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  private static Money euro(String amount) {
    return money(amount, "EUR");
  }

  private static List<String> reasons(Folded folded) {
    return folded.retractions().stream().map(back -> String.valueOf(back.reason())).toList();
  }

  private static void assertFact(String expected, Folded folded, String name) {
    assertEquals(new Fact.Text(expected), truth(folded).facts().values().get(name));
  }

  @Test
  void nothing_attested_stands() {
    var folded = fold(attested("m1").at(FIRST).value(euro("5.00")).reason("why").fact("a", "x"));
    assertEquals(STANDS, folded.state());
    assertEquals(at(FIRST), truth(folded).occurredAt());
    assertEquals(at(FIRST), truth(folded).began());
    assertEquals(at(FIRST), truth(folded).statedAt());
    assertEquals(euro("5.00"), truth(folded).value());
    assertEquals("why", truth(folded).reason());
    assertFact("x", folded, "a");
  }

  @Test
  void nothing_restated_stands() {
    var folded = fold(restated("m1").at(FIRST).value(euro("5.00")));
    assertEquals(STANDS, folded.state());
    assertEquals(euro("5.00"), truth(folded).value());
  }

  @Test
  void nothing_noted_isRememberedAndNoTruth() {
    var folded = fold(noted("m1").at(FIRST).value(euro("5.00")).fact("a", "x"));
    assertEquals(NOTHING, folded.state());
    assertEquals(Optional.empty(), folded.truth());
    assertEquals(euro("5.00"), folded.noted().value());
    assertEquals(Set.of("a"), folded.noted().facts().values().keySet());
  }

  @Test
  void nothing_retracted_isTakenBackAndRemembered() {
    var folded = fold(retracted("m1").at(FIRST).reason("gone"));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(Optional.empty(), folded.truth());
    assertEquals(List.of("gone"), reasons(folded));
  }

  @Test
  void nothing_merged_isTakenBackByTheMerge() {
    var folded = fold(merged("m1", "P-1").at(FIRST));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(Optional.empty(), folded.truth());
    assertEquals(new RecordRef("policy", "P-1"), folded.merge().orElseThrow().into());
    assertEquals(List.of(), folded.retractions());
  }

  @Test
  void stands_attested_replacesOnlyWhatItStates() {
    var folded =
        fold(
            attested("m1")
                .at(FIRST)
                .value(euro("5.00"))
                .reason("one")
                .fact("a", "x")
                .fact("b", "x"),
            attested("m2").at(SECOND).value(null).fact("b", "y"));
    assertEquals(STANDS, folded.state());
    assertEquals(at(FIRST), truth(folded).occurredAt());
    assertEquals(at(FIRST), truth(folded).began());
    assertEquals(at(FIRST), truth(folded).statedAt());
    assertEquals(euro("5.00"), truth(folded).value());
    assertEquals("one", truth(folded).reason());
    assertFact("x", folded, "a");
    assertFact("y", folded, "b");
  }

  @Test
  void stands_restated_isTheWholeNewTruth() {
    var folded =
        fold(
            attested("m1").at(FIRST).value(euro("5.00")).reason("one").fact("a", "x"),
            restated("m2").at(SECOND).value(null).fact("b", "y"));
    assertEquals(STANDS, folded.state());
    assertEquals(at(SECOND), truth(folded).occurredAt());
    assertEquals(at(FIRST), truth(folded).began());
    assertEquals(at(SECOND), truth(folded).statedAt());
    assertEquals(null, truth(folded).value());
    assertEquals(null, truth(folded).reason());
    assertEquals(Set.of("b"), truth(folded).facts().values().keySet());
  }

  @Test
  void stands_noted_changesFieldByField() {
    var folded =
        fold(
            attested("m1")
                .at(FIRST)
                .value(euro("5.00"))
                .reason("one")
                .fact("a", "x")
                .fact("b", "x"),
            noted("m2").at(SECOND).value(euro("7.00")).reason("two").fact("b", "y").session("s9"));
    assertEquals(STANDS, folded.state());
    assertEquals(at(FIRST), truth(folded).occurredAt());
    assertEquals(at(FIRST), truth(folded).statedAt());
    assertEquals(euro("7.00"), truth(folded).value());
    assertEquals("one", truth(folded).reason());
    assertEquals(null, truth(folded).session());
    assertFact("x", folded, "a");
    assertFact("y", folded, "b");
  }

  @Test
  void stands_retracted_isTakenBack() {
    var folded = fold(attested("m1").at(FIRST), retracted("m2").at(SECOND).reason("gone"));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(at(FIRST), truth(folded).occurredAt());
    assertEquals(List.of("gone"), reasons(folded));
  }

  @Test
  void stands_merged_isTakenBackByTheMerge() {
    var folded = fold(attested("m1").at(FIRST), merged("m2", "P-1").at(SECOND));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(at(FIRST), truth(folded).occurredAt());
    assertEquals(new RecordRef("policy", "P-1"), folded.merge().orElseThrow().into());
  }

  @Test
  void takenBack_attested_isReinstatedWithOnlyWhatItSays() {
    var folded =
        fold(
            attested("m1").at(FIRST).value(euro("5.00")).fact("a", "x").session("s1"),
            retracted("m2").at(SECOND),
            attested("m3").at(THIRD).value(null).fact("b", "y"));
    assertEquals(STANDS, folded.state());
    assertEquals(at(THIRD), truth(folded).occurredAt());
    assertEquals(at(THIRD), truth(folded).began());
    assertEquals(null, truth(folded).value());
    assertEquals(null, truth(folded).session());
    assertEquals(Set.of("b"), truth(folded).facts().values().keySet());
    assertEquals(List.of(), folded.retractions());
  }

  @Test
  void takenBack_attestedAfterAMerge_undoesIt() {
    var folded =
        fold(attested("m1").at(FIRST), merged("m2", "P-1").at(SECOND), attested("m3").at(THIRD));
    assertEquals(STANDS, folded.state());
    assertEquals(Optional.empty(), folded.merge());
  }

  @Test
  void takenBack_restated_isCorrectedAndStaysTakenBack() {
    var folded =
        fold(
            attested("m1").at(FIRST).value(euro("5.00")).fact("a", "x"),
            retracted("m2").at(SECOND).reason("gone"),
            restated("m3").at(THIRD).value(euro("7.00")));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(at(THIRD), truth(folded).occurredAt());
    assertEquals(at(FIRST), truth(folded).began());
    assertEquals(euro("7.00"), truth(folded).value());
    assertEquals(Fact.Tree.EMPTY, truth(folded).facts());
    assertEquals(List.of("gone"), reasons(folded));
  }

  @Test
  void takenBackWithoutTruth_restated_isATruthThatIsTakenBack() {
    var folded = fold(retracted("m1").at(FIRST).reason("gone"), restated("m2").at(SECOND));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(at(SECOND), truth(folded).began());
    assertEquals(List.of("gone"), reasons(folded));
  }

  @Test
  void takenBack_noted_changesFieldByField() {
    var folded =
        fold(
            attested("m1").at(FIRST).fact("a", "x"),
            retracted("m2").at(SECOND),
            noted("m3").at(THIRD).value(euro("7.00")).fact("b", "y"));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(euro("7.00"), truth(folded).value());
    assertFact("x", folded, "a");
    assertFact("y", folded, "b");
  }

  @Test
  void takenBack_retracted_isRecordedAsOneMore() {
    var folded =
        fold(
            attested("m1").at(FIRST),
            retracted("m2").at(SECOND).reason("gone"),
            retracted("m3").at(THIRD).reason("fraud"));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(List.of("gone", "fraud"), reasons(folded));
  }

  @Test
  void takenBack_merged_isTakenBackByTheNewestMerge() {
    var folded =
        fold(
            attested("m1").at(FIRST),
            merged("m2", "P-1").at(SECOND),
            merged("m3", "P-2").at(THIRD));
    assertEquals(TAKEN_BACK, folded.state());
    assertEquals(new RecordRef("policy", "P-2"), folded.merge().orElseThrow().into());
  }

  @Test
  void atOneTime_actsAreReadInTheirOrder() {
    var back = fold(retracted("m1").at(FIRST), restated("m2").at(FIRST), attested("m3").at(FIRST));
    assertEquals(TAKEN_BACK, back.state());
    var noted =
        fold(
            noted("m1").at(FIRST).value(euro("7.00")),
            restated("m2").at(FIRST).value(euro("5.00")),
            attested("m3").at(FIRST).value(euro("3.00")));
    assertEquals(euro("7.00"), truth(noted).value());
  }

  @Test
  void atOneTime_statementsOfOneActAreReadByTheirDigest() {
    var one = attested("m1").at(FIRST).value(euro("5.00"));
    var other = attested("m2").at(FIRST).value(euro("7.00"));
    var last = one.build().content().compareTo(other.build().content()) > 0 ? one : other;
    assertEquals(last.build().value(), truth(fold(one, other)).value());
    assertEquals(last.build().value(), truth(fold(other, one)).value());
  }
}

package dev.countersign.domain.fold;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.noted;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which statement a truth has each field from. */
final class TruthFieldsTest {
  private static final String FIRST = "2026-11-02T00:00:00Z";
  private static final String SECOND = "2026-11-03T00:00:00Z";
  private static final String THIRD = "2026-11-04T00:00:00Z";
  private static final MatchKey PHONE = new MatchKey(MatchKey.Kind.PHONE, "cc");
  private static final MatchKey OTHER_RECORD = new MatchKey(MatchKey.Kind.RECORD, "dd");

  private static Truth truth(StatementBuilder... said) {
    var kept = KeptStatements.NONE;
    for (StatementBuilder statement : said) {
      kept = kept.with(statement.build());
    }
    return StatementFold.of(kept.all(), Optional.empty()).truth().orElseThrow();
  }

  @Test
  void again_eachKindOfLink_isReplacedOnlyWhereItIsStated() {
    var whole =
        attested("m1")
            .at(FIRST)
            .session("s1")
            .conversation("c1")
            .keys(StatementBuilder.RECORD, StatementBuilder.EMAIL);
    var bare = attested("m2").at(SECOND).record(null).keys();
    var kept = truth(whole, bare);
    assertEquals("s1", kept.session());
    assertEquals("c1", kept.conversation());
    assertEquals(new RecordRef("policy", "P-991"), kept.record());
    assertEquals(Set.of(StatementBuilder.RECORD, StatementBuilder.EMAIL), kept.keys());

    var moved = truth(whole, attested("m2").at(SECOND).session("s2").record(null).keys(PHONE));
    assertEquals("s2", moved.session());
    assertEquals("c1", moved.conversation());
    assertEquals(Set.of(StatementBuilder.RECORD, PHONE), moved.keys());

    var another =
        truth(
            whole,
            attested("m2")
                .at(SECOND)
                .conversation("c2")
                .record(new RecordRef("policy", "P-2"))
                .keys(OTHER_RECORD));
    assertEquals("c2", another.conversation());
    assertEquals(new RecordRef("policy", "P-2"), another.record());
    assertEquals(Set.of(OTHER_RECORD, StatementBuilder.EMAIL), another.keys());
  }

  @Test
  void restated_linksThatItDoesNotState_areGone() {
    var truth =
        truth(
            attested("m1").at(FIRST).session("s1").conversation("c1"),
            restated("m2").at(SECOND).record(null).keys());
    assertNull(truth.session());
    assertNull(truth.conversation());
    assertNull(truth.record());
    assertEquals(Set.of(), truth.keys());
  }

  @Test
  void noted_beforeTheTruth_isInIt() {
    var truth =
        truth(
            noted("m1").at(FIRST).value(money("5.00", "EUR")).fact("a", "x"),
            attested("m2").at(SECOND).value(null));
    assertEquals(money("5.00", "EUR"), truth.value());
    assertEquals(new Fact.Text("x"), truth.facts().values().get("a"));
  }

  @Test
  void noted_beforeATruthThatSaysOtherwise_isOverwritten() {
    var truth =
        truth(
            noted("m1").at(FIRST).value(money("5.00", "EUR")).fact("a", "x"),
            attested("m2").at(SECOND).value(money("7.00", "EUR")).fact("a", "y"));
    assertEquals(money("7.00", "EUR"), truth.value());
    assertEquals(new Fact.Text("y"), truth.facts().values().get("a"));
  }

  @Test
  void noted_survivesARestatementWithout() {
    var truth =
        truth(
            attested("m1").at(FIRST).value(money("5.00", "EUR")),
            noted("m2").at(SECOND).value(money("7.00", "EUR")).fact("a", "x"),
            restated("m3").at(THIRD).value(null));
    assertEquals(money("7.00", "EUR"), truth.value());
    assertEquals(new Fact.Text("x"), truth.facts().values().get("a"));
  }

  @Test
  void noted_survivesTakingBackAndReinstating() {
    var truth =
        truth(
            noted("m1").at(FIRST).value(money("7.00", "EUR")).fact("a", "x"),
            retracted("m2").at(SECOND),
            attested("m3").at(THIRD).value(null));
    assertEquals(money("7.00", "EUR"), truth.value());
    assertEquals(new Fact.Text("x"), truth.facts().values().get("a"));
  }

  @Test
  void noted_afterAnotherNote_isTheNewestOfEachField() {
    var truth =
        truth(
            attested("m1").at(FIRST),
            noted("m2").at(SECOND).value(money("5.00", "EUR")).fact("a", "x"),
            noted("m3").at(THIRD).fact("a", "y"));
    assertEquals(money("5.00", "EUR"), truth.value());
    assertEquals(new Fact.Text("y"), truth.facts().values().get("a"));
  }

  @Test
  void restated_fieldThatAnOlderNoteHas_isTheRestatements() {
    var truth =
        truth(
            attested("m1").at(FIRST),
            noted("m2").at(SECOND).value(money("5.00", "EUR")),
            restated("m3").at(THIRD).value(money("9.00", "EUR")));
    assertEquals(money("9.00", "EUR"), truth.value());
  }

  @Test
  void receivedAt_ofAllThatAffirmIt_isTheEarliest() {
    var early = Instant.parse("2026-11-06T00:00:00Z");
    var late = Instant.parse("2026-11-08T00:00:00Z");
    var attested = attested("m1").at(FIRST).received(late);
    assertEquals(late, truth(attested).receivedAt());
    assertEquals(early, truth(attested, attested("m2").at(SECOND).received(early)).receivedAt());
    assertEquals(early, truth(attested, restated("m2").at(SECOND).received(early)).receivedAt());
    assertEquals(late, truth(attested, noted("m2").at(SECOND).received(early)).receivedAt());
    assertEquals(
        late,
        truth(attested, restated("m2").at(SECOND).received(late.plusSeconds(1))).receivedAt());
  }

  @Test
  void receivedAt_ofAReinstatedTruth_countsFromThere() {
    var late = Instant.parse("2026-11-08T00:00:00Z");
    var truth =
        truth(
            attested("m1").at(FIRST),
            retracted("m2").at(SECOND),
            attested("m3").at(THIRD).received(late));
    assertEquals(late, truth.receivedAt());
  }

  @Test
  void evidence_ofSeveral_isOfThoseThatGaveAField() {
    var first = attested("m1").at(FIRST).value(money("5.00", "EUR")).fact("a", "x");
    var same = attested("m2").at(SECOND).value(money("5.00", "EUR")).fact("a", "x");
    var note = noted("m3").at(THIRD).fact("b", "y");
    assertEquals(
        Stream.of(first, note).map(said -> said.build().evidence()).toList(),
        truth(first, same, note).evidence());
    var restated = restated("m4").at(THIRD).value(null);
    assertEquals(
        Stream.of(first, restated).map(said -> said.build().evidence()).toList(),
        truth(first, restated).evidence());
  }

  @Test
  void evidence_ofAnOvertakenField_isNot() {
    var first = attested("m1").at(FIRST);
    var second = attested("m2").at(SECOND).fact("a", "x");
    var third = attested("m3").at(THIRD).fact("a", "y");
    var evidence = truth(first, second, third).evidence();
    assertEquals(List.of(first.build().evidence(), third.build().evidence()), evidence);
  }
}

package dev.countersign.domain.statement;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.fixture.StatementBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a statement is, and what of it is kept. */
final class StatementTest {
  private static final Instant LATER = Instant.parse("2026-11-09T00:00:00Z");

  @Test
  void repeats_theSameUnderAnotherMessageIdAtAnotherReceipt_isTheSame() {
    var one = attested("m1").build();
    assertTrue(one.repeats(attested("m2").received(LATER).build()));
  }

  @Test
  void repeats_anotherSourceGradeTimeOrContent_isAnother() {
    var one = attested("m1").build();
    assertFalse(one.repeats(attested("m1").source("portal").build()));
    assertFalse(one.repeats(attested("m1").assurance(Assurance.BODY_SIGNED).build()));
    assertFalse(one.repeats(attested("m1").stated(LATER).build()));
    assertFalse(one.repeats(attested("m1").value(money("1.00", "EUR")).build()));
  }

  @Test
  void kept_whatTakesBack_isOnlyWhenWhyAndIntoWhat() {
    var retraction =
        retracted("m1").value(money("1.00", "EUR")).fact("a", "b").session("s1").reason("gone");
    for (Statement said : List.of(retraction.build(), merged("m2", "P-1").session("s1").build())) {
      var kept = said.kept();
      assertNull(kept.value());
      assertNull(kept.session());
      assertNull(kept.record());
      assertEquals(Set.of(), kept.keys());
      assertEquals(Fact.Tree.EMPTY, kept.facts());
      assertEquals(said.reason(), kept.reason());
      assertEquals(said.into(), kept.into());
      assertTrue(kept.repeats(said));
    }
  }

  @Test
  void kept_whatAffirmsOrNotes_isAllOfIt() {
    for (Act act : List.of(Act.ATTESTED, Act.RESTATED, Act.NOTED)) {
      var said = StatementBuilder.of(act, "m1").fact("a", "b").session("s1").build();
      assertEquals(said, said.kept());
    }
  }

  @Test
  void mustStateItsTime_ofEachAct_isTrueWhereOrderDecides() {
    assertFalse(Act.ATTESTED.mustStateItsTime());
    assertTrue(Act.RESTATED.mustStateItsTime());
    assertTrue(Act.NOTED.mustStateItsTime());
    assertFalse(Act.RETRACTED.mustStateItsTime());
    assertTrue(Act.MERGED.mustStateItsTime());
  }
}

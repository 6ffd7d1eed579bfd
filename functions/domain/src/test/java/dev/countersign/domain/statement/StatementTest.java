package dev.countersign.domain.statement;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.fixture.StatementBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatementTest {
  @Test
  void differsFrom_everyField_namesIt() {
    var one = attested("m1").fact("a", "x").build();
    var other =
        restated("m2")
            .record(new RecordRef("policy", "P-992"))
            .conversation("c1")
            .session("s1")
            .keys(StatementBuilder.RECORD)
            .occurred("2026-11-02T09:00:00Z")
            .value(null)
            .reason("why")
            .fact("a", "y")
            .fact("b/c~", "z")
            .build();
    assertEquals(
        List.of(
            "/record",
            "/conversation",
            "/session",
            "/subject",
            "/occurred_at",
            "/value",
            "/reason",
            "/facts/a",
            "/facts/b~1c~0"),
        other.differsFrom(one));
    assertEquals(List.of(), one.differsFrom(one));
  }

  @Test
  void newerThan_atEqualTimes_isTheGreaterDigest() {
    var a = attested("m1").build();
    var b = attested("m1").value(money("1.00", "EUR")).build();
    assertTrue(a.newerThan(b) != b.newerThan(a));
    assertFalse(a.newerThan(a));
    assertEquals(a.content().compareTo(b.content()) > 0, a.newerThan(b));
  }
}

package dev.countersign.domain.statement;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields that a path names. */
final class StatementPathsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Statement STATEMENT =
      attested("m")
          .session("s1")
          .conversation("c1")
          .fact("n", new Fact.Numeral(new BigDecimal("1.50")))
          .fact("yes", new Fact.Flag(true))
          .fact("list", new Fact.Items(List.of()))
          .fact("none", new Fact.Nothing())
          .fact("blank", "  ")
          .fact("in", Fact.Tree.of(Map.of("t", new Fact.Text("x"))))
          .build();

  @ParameterizedTest
  @CsvSource({
    "id,m",
    "session,s1",
    "conversation,c1",
    "record.type,policy",
    "record.id,P-991",
    "occurred_at,2026-11-02T10:00:00Z",
    "subject,bb",
    "subject.email,bb",
    "facts.n,1.5",
    "facts.yes,true",
    "facts.in.t,x"
  })
  void text_ofAField_isItsValue(String path, String text) {
    assertEquals(Optional.of(text), StatementPaths.text(STATEMENT, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts.list",
        "facts.none",
        "facts.blank",
        "facts.in",
        "facts.in.t.x",
        "facts.zz",
        "subject.phone_number",
        "nothing"
      })
  void text_ofNoPlainValue_isNone(String path) {
    assertEquals(Optional.empty(), StatementPaths.text(STATEMENT, path));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01,2026-11-30T23:00:00Z",
    "2026-12-01T10:00:00+01:00,2026-12-01T09:00:00Z",
    "2026-12-01T10:00:00Z,2026-12-01T10:00:00Z"
  })
  void date_ofADayOrATime_isTheInstant(String text, Instant instant) {
    var facts = attested("m").fact("start", text).build().facts();
    assertEquals(Optional.of(instant), StatementPaths.date(facts, "facts.start", BERLIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "2026-13-01", "2026-12-01T10:00:00", "20261201", "2026-12-1"})
  void date_ofAnythingElse_isNone(String text) {
    var facts = attested("m").fact("start", text).build().facts();
    assertEquals(Optional.empty(), StatementPaths.date(facts, "facts.start", BERLIN));
  }

  @Test
  void pointer_ofNamesWithMarks_escapesThem() {
    assertEquals("/facts/a~1b/c~0", StatementPaths.pointer("facts.a/b.c~"));
  }
}

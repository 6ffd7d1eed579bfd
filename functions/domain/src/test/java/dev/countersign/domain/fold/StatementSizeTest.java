package dev.countersign.domain.fold;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** About how many bytes a statement takes: names and times 320, a key 60, and what it says. */
final class StatementSizeTest {
  private static final long BARE = 322;

  private static StatementBuilder bare() {
    return attested("m1").keys().record(null);
  }

  private static long of(StatementBuilder statement) {
    return StatementSize.of(Stream.of(statement.build()));
  }

  private static long ofFact(Fact fact) {
    // Its name "a" takes three bytes, and what stands between takes two.
    return of(bare().fact("a", fact)) - BARE - 5;
  }

  @Test
  void of_noFacts_isTheFrameAndItsKeys() {
    assertEquals(BARE, of(bare()));
    assertEquals(BARE + 60, of(bare().keys(StatementBuilder.RECORD)));
    assertEquals(BARE + 120, of(bare().keys(StatementBuilder.RECORD, StatementBuilder.EMAIL)));
  }

  @Test
  void of_itsNamesAndReason_countsTheirBytes() {
    assertEquals(BARE + 4, of(bare().session("s1")));
    assertEquals(BARE + 5, of(bare().conversation("c12")));
    assertEquals(BARE + 6, of(bare().reason("gone")));
  }

  @Test
  void of_itsRecords_countsTheirNamesAndAccounts() {
    assertEquals(BARE + 6 + 5, of(bare().record(new RecordRef("deal", "123"))));
    assertEquals(BARE + 6 + 5 + 7, of(bare().record(new RecordRef("deal", "123", "62515"))));
    assertEquals(BARE + 6 + 202, of(bare().into(new RecordRef("deal", "x".repeat(200)))));
  }

  @Test
  void of_texts_countsBytesOfUtf8() {
    assertEquals(3, ofFact(new Fact.Text("x")));
    assertEquals(2 + 1, ofFact(new Fact.Text("\u007f")));
    assertEquals(2 + 2, ofFact(new Fact.Text("\u0080")));
    assertEquals(2 + 2, ofFact(new Fact.Text("\u07ff")));
    assertEquals(2 + 3, ofFact(new Fact.Text("\u0800")));
    assertEquals(2 + 300, ofFact(new Fact.Text("€".repeat(100))));
  }

  @Test
  void of_otherValues_countsWhatTheyTakeAtMost() {
    assertEquals(7, ofFact(new Fact.Numeral(new BigDecimal("120"))));
    assertEquals(5, ofFact(new Fact.Flag(true)));
    assertEquals(4, ofFact(new Fact.Nothing()));
    assertEquals(
        2 + 4 + 6, ofFact(new Fact.Items(List.of(new Fact.Text("x"), new Fact.Flag(true)))));
    assertEquals(2 + 3 + 3 + 2, ofFact(Fact.Tree.of(Map.of("b", new Fact.Text("x")))));
  }

  @Test
  void of_several_isTheirSum() {
    assertEquals(
        2 * BARE, StatementSize.of(Stream.of(bare().build(), bare().reason(null).build())));
  }
}

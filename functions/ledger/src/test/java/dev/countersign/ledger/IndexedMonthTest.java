package dev.countersign.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class IndexedMonthTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void first_ofAnInstant_isTheMonthOfItsZone() {
    var late = Instant.parse("2026-11-30T23:30:00Z");
    assertEquals(YearMonth.of(2026, 11), IndexedMonth.first(late, ZoneOffset.UTC, 1).period());
    var berlin = IndexedMonth.first(late, BERLIN, 1);
    assertEquals(YearMonth.of(2026, 12), berlin.period());
    assertEquals(Instant.parse("2026-11-30T23:00:00Z"), berlin.begins());
    assertEquals(Instant.parse("2026-12-31T23:00:00Z"), berlin.ends());
  }

  /** No instant is in two months or in none, also where the zone changes. */
  @Test
  void next_inAnotherZone_beginsWhereTheOneBeforeEnds() {
    var utc = IndexedMonth.first(Instant.parse("2026-11-10T00:00:00Z"), ZoneOffset.UTC, 3);
    var berlin = utc.next(BERLIN);
    assertEquals(4, berlin.number());
    assertEquals(utc.ends(), berlin.begins());
    assertEquals(Instant.parse("2026-12-01T00:00:00Z"), berlin.begins());
    assertEquals(Instant.parse("2026-12-31T23:00:00Z"), berlin.ends());
  }

  @Test
  void shard_ofAKey_isTheFirstHexadecimalDigitAfterTheKind() {
    assertEquals('3', IndexedLeaf.shard("E/out_3fa0/000001/aa"));
    assertEquals('f', IndexedLeaf.shard("R/f0/crm"));
    assertEquals('2', IndexedLeaf.shard("A/2026-10/00"));
    assertThrows(IllegalArgumentException.class, () -> IndexedLeaf.shard("R/xyz"));
    assertThrows(IllegalArgumentException.class, () -> LeafKind.of("X/00"));
  }

  @Test
  void kinds_inTheirOrder_sortAsTheirLettersDo() {
    var letters = Arrays.stream(LeafKind.values()).map(LeafKind::letter).toList();
    assertEquals(letters.stream().sorted().toList(), letters);
  }
}

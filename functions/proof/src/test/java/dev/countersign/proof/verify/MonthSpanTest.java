package dev.countersign.proof.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.MonthHeader;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MonthSpanTest {
  private static final Instant BETWEEN = Instant.parse("2026-11-30T18:00:00Z");

  /** A tenant that moves from Tokyo to Berlin: December begins when Tokyo's November has ended. */
  @Test
  void month_afterAChangeOfZone_beginsWhereTheOneBeforeEnded() {
    var tokyo = header("2026-11", "Asia/Tokyo", 3);
    var berlin = header("2026-12", "Europe/Berlin", 4);
    var span = MonthSpan.of(berlin, Optional.of(tokyo));
    assertEquals(Instant.parse("2026-11-30T15:00:00Z"), span.begin());
    assertTrue(span.covers(BETWEEN));
    assertFalse(MonthSpan.of(tokyo, Optional.empty()).mayCover(BETWEEN));
  }

  @Test
  void month_withoutTheOneBefore_mayBeginADayEarlier() {
    var berlin = header("2026-12", "Europe/Berlin", 4);
    var span = MonthSpan.of(berlin, Optional.empty());
    assertFalse(span.covers(BETWEEN));
    assertTrue(span.mayCover(BETWEEN));
    assertFalse(span.mayCover(Instant.parse("2026-11-29T20:59:59Z")));
    assertFalse(span.mayCover(Instant.parse("2026-12-31T23:00:00Z")));
    assertFalse(
        MonthSpan.of(header("2026-12", "Europe/Berlin", 1), Optional.empty()).mayCover(BETWEEN));
  }

  private static MonthHeader header(String period, String zone, long number) {
    return new MonthHeader(
        JsonNode.Obj.of(
            Map.of(
                "period", new JsonNode.Str(period),
                "zone", new JsonNode.Str(zone),
                "number", JsonNode.Num.of(number))));
  }
}

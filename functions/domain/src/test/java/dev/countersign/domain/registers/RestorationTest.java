package dev.countersign.domain.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RestorationTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

  private static Restoration between(int from, int until) {
    return new Restoration(NOON.plusSeconds(from), NOON.plusSeconds(until));
  }

  @Test
  void joined_inAnyOrder_spansBoth() {
    assertEquals(between(0, 9), between(0, 5).joined(between(3, 9)));
    assertEquals(between(0, 9), between(3, 9).joined(between(0, 5)));
    assertEquals(between(0, 9), between(0, 9).joined(between(3, 5)));
    assertEquals(between(0, 9), between(3, 5).joined(between(0, 9)));
  }

  @Test
  void restoration_endingBeforeItBegins_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> between(5, 4));
  }

  @Test
  void joined_ofNoLength_isTheSame() {
    assertEquals(between(5, 5), between(5, 5).joined(between(5, 5)));
  }
}

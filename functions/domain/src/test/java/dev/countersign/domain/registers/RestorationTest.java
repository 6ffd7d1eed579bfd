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
  void with_another_isTheWholeOfBothInAnyOrder() {
    assertEquals(between(0, 9), between(0, 5).with(between(3, 9)));
    assertEquals(between(0, 9), between(3, 9).with(between(0, 5)));
    assertEquals(between(0, 9), between(0, 9).with(between(3, 5)));
    assertEquals(between(0, 9), between(3, 5).with(between(0, 9)));
  }

  @Test
  void restoration_thatEndsBeforeItBegins_isNone() {
    assertThrows(IllegalArgumentException.class, () -> between(5, 4));
    assertEquals(between(5, 5), between(5, 5).with(between(5, 5)));
  }
}

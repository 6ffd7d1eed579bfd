package dev.countersign.local.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.local.report.Uplift.Arm;
import dev.countersign.local.report.Uplift.UpliftResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UpliftTest {
  /**
   * Worked examples of R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method
   * 10.
   */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void of_publishedExamples_givesThePublishedInterval(
      int outcomes, int sessions, int heldOutcomes, int heldSessions, double low, double high) {
    var uplift = Uplift.of(new Arm(sessions, outcomes), new Arm(heldSessions, heldOutcomes));
    assertEquals(low, uplift.low(), 0.00005);
    assertEquals(high, uplift.high(), 0.00005);
  }

  @Test
  void verdict_intervalAboveAroundAndBelowZero_saysSo() {
    assertEquals(UpliftResult.PROVEN, Uplift.of(new Arm(70, 56), new Arm(80, 48)).verdict());
    assertEquals(UpliftResult.NOT_PROVEN, Uplift.of(new Arm(56, 5), new Arm(29, 0)).verdict());
    assertEquals(UpliftResult.HARMFUL, Uplift.of(new Arm(80, 48), new Arm(70, 56)).verdict());
  }

  @Test
  void arm_moreOutcomesThanSessions_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Arm(1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Arm(0, 0));
  }
}

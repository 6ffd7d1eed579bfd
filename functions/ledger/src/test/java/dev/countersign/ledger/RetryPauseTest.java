package dev.countersign.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RetryPauseTest {
  @ParameterizedTest
  @CsvSource({"1,20", "2,40", "3,80", "4,160", "6,640", "7,1000", "8,1000", "1000000,1000"})
  void ceiling_ofEachFailure_doublesUpToASecond(int failures, long millis) {
    assertEquals(millis, RetryPause.ceilingMillis(failures));
  }

  @Test
  void withJitter_interrupted_endsAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    RetryPause.withJitter().after(100);

    assertTrue(Thread.interrupted());
  }
}

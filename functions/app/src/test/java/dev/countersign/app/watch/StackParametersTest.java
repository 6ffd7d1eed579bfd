package dev.countersign.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many of the deployment's own parameters can't be used. */
final class StackParametersTest {
  @Test
  void unreadable_allGood_isNone() {
    assertEquals(0, new StackParameters(Map.of("settings", () -> {})).unreadable());
  }

  /** The alarm asks for three minutes of five, so that a passing fault may count, too. */
  @Test
  void unreadable_missingAndUnanswered_areCountedAndTheOthersTried() {
    Runnable missing =
        () -> {
          throw new Misconfigured("read the SSM parameter /countersign/address-key", null);
        };
    Runnable unanswered =
        () -> {
          throw new Unavailable("read the SSM parameter /countersign/receipt-key", null);
        };

    var parameters =
        new StackParameters(Map.of("key of addresses", missing, "settings", unanswered));

    assertEquals(2, parameters.unreadable());
  }
}

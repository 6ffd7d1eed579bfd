package dev.countersign.app.deliver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the times: docs/billing.md, section 3. */
final class DeliverTimesTest {
  @Test
  void times_inTheirOrder_eachIsLongerThanTheOneBefore() {
    var times =
        List.of(
            DeliverTimes.LONGEST_REQUEST,
            DeliverTimes.LONGEST_TRY,
            DeliverTimes.LEASE,
            DeliverTimes.TARGET_LEASE,
            DeliverTimes.VISIBILITY);

    for (int i = 1; i < times.size(); i++) {
      var apart = times.get(i).minus(times.get(i - 1));
      assertTrue(apart.compareTo(Duration.ofSeconds(10)) >= 0, "number " + i);
    }
  }
}

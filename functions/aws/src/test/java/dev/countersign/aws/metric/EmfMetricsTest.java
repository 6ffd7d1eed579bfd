package dev.countersign.aws.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.app.watch.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each metric's line keeps to the Embedded Metric Format, and is read as the alarm reads it. */
final class EmfMetricsTest {
  private final MetricLines lines = new MetricLines();
  private final EmfMetrics metrics = lines.metrics();

  /** Another one for each metric. */
  private static long value(Metric metric) {
    return metric.wire().hashCode() & 0xffffL;
  }

  @Test
  void put_eachMetric_isALineOfTheFormat() {
    var values = new EnumMap<Metric, Long>(Metric.class);
    Arrays.stream(Metric.values()).forEach(metric -> values.put(metric, value(metric)));
    metrics.put(values);

    assertEquals(1, lines.text().size());
    var wanted =
        Arrays.stream(Metric.values())
            .map(metric ->
                new MetricLines.Datum(
                    MetricLines.NAMESPACE,
                    List.of(),
                    metric.wire(),
                    metric.unit() == Metric.Unit.SECONDS ? "Seconds" : "Count",
                    value(metric)))
            .collect(Collectors.toSet());
    assertEquals(wanted, new HashSet<>(lines.all()));
  }

  /** A zero tells CloudWatch that a run was fine; without it nothing ends an alarm. */
  @Test
  void put_zero_isWritten() {
    metrics.put(Map.of(Metric.SETTLE_FAILED, 0L));

    assertEquals(Map.of("SettleFailed", 0L), lines.values());
  }

  @Test
  void put_nothing_writesNoLine() {
    metrics.put(Map.of());

    assertEquals(List.of(), lines.text());
  }

  /** What one invocation measured is not in the line of the next. */
  @Test
  void put_again_saysNothingOfTheFirst() {
    metrics.put(Map.of(Metric.DEFECTS, 1L));
    metrics.put(Map.of(Metric.BROKEN, 1L));

    assertEquals(2, lines.all().size());
  }
}

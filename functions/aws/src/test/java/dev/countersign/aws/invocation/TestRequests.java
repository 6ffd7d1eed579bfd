package dev.countersign.aws.invocation;

import dev.countersign.aws.metric.MetricLines;
import java.util.Map;
import java.util.TreeMap;

/** Requests, by the fields of their log lines. */
public final class TestRequests {
  private TestRequests() {}

  /** Logs these; what they measure is written to {@code metrics}. */
  @SafeVarargs
  public static void log(MetricLines metrics, Map<String, Object>... requests) {
    var log = new InvocationLog(metrics.metrics());
    for (var fields : requests) {
      log.line(new TreeMap<>(fields));
    }
  }
}

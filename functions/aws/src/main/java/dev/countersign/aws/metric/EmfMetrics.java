package dev.countersign.aws.metric;

import dev.countersign.app.watch.Metric;
import dev.countersign.aws.settings.Environment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import software.amazon.cloudwatchlogs.emf.logger.MetricsLogger;
import software.amazon.cloudwatchlogs.emf.model.DimensionSet;
import software.amazon.cloudwatchlogs.emf.model.Unit;
import software.amazon.cloudwatchlogs.emf.sinks.ConsoleSink;
import software.amazon.cloudwatchlogs.emf.sinks.ISink;

/**
 * Writes metrics as lines of CloudWatch's Embedded Metric Format to the standard output, from which
 * CloudWatch makes the metrics. No request and no permission is needed for that.
 */
@ApplicationScoped
public class EmfMetrics {
  private final Environment environment;
  private final Lines lines;

  @Inject
  EmfMetrics(Environment environment) {
    this(environment, new ConsoleSink());
  }

  /** Writes to this sink. */
  EmfMetrics(Environment environment, ISink sink) {
    this.environment = environment;
    this.lines = new Lines(sink);
  }

  /** Writes one line with these values; none where there are none. */
  public void put(Map<Metric, Long> values) {
    if (values.isEmpty()) {
      return;
    }
    var line = new MetricsLogger(lines);
    line.setNamespace(environment.metricNamespace());
    // One set without a dimension; the library's own would make a metric of each version's log.
    line.setDimensions(new DimensionSet());
    values.forEach((metric, value) -> line.putMetric(metric.wire(), value, unit(metric)));
    line.flush();
  }

  private static Unit unit(Metric metric) {
    return switch (metric.unit()) {
      case COUNT -> Unit.COUNT;
      case SECONDS -> Unit.SECONDS;
    };
  }
}

package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.settings.CurrentSettings;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Reads the records that thin events name from the vendors' APIs, every minute. Its bean is not
 * named {@code fetch}: in Quarkus' hash map that name has the place of {@code publish}, and which
 * of them is written first differs from build to build.
 */
@Named("fetches")
public final class FetchFunction implements RequestStreamHandler {
  /**
   * What one event may need at most: a hundred records of a slow vendor end before the time-out.
   */
  private static final Duration LAST = Duration.ofSeconds(20);

  private final Invocation invocation;
  private final RunFetches fetches;
  private final CurrentSettings settings;

  FetchFunction(Invocation invocation, RunFetches fetches, CurrentSettings settings) {
    this.invocation = invocation;
    this.fetches = fetches;
    this.settings = settings;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "fetch",
        context,
        () -> {
          // Without settings no work begins, so that none is put off.
          var _ = settings.get();
          var left = Duration.ofMillis(context.getRemainingTimeInMillis());
          var report = fetches.until(Instant.now().plus(left.minus(LAST)));
          int failed = sum(report.failed());
          var counts =
              Counts.of("done", report.done())
                  .and("refused", Metric.REFUSED, report.refused())
                  .and("failed", failed)
                  .and("dropped", Metric.FETCH_DROPPED, sum(report.dropped()))
                  .and("defects", Metric.DEFECTS, report.defects())
                  .and("broken", Metric.BROKEN, report.failed().getOrDefault("broken", 0))
                  .and("oldest_seconds", Metric.OLDEST_FETCH, report.oldest().toSeconds());
          answer.write(counts.json().toArray());
          return counts;
        });
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

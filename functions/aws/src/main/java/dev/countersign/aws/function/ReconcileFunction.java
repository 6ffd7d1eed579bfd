package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.deliver.DeliverTimes;
import dev.countersign.app.deliver.reconcile.NightReport;
import dev.countersign.app.deliver.reconcile.NightReport.Progress;
import dev.countersign.app.deliver.reconcile.ReconcileNightly;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.settings.CurrentSettings;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds tenants' billing engines against what stands, each night. A run whose time is over is gone
 * on with by the next, an hour later.
 */
@Named("reconcile")
public final class ReconcileFunction implements RequestStreamHandler {
  /** What the last request and what is written after it may need. */
  private static final Duration LAST = DeliverTimes.LONGEST_TRY.plusSeconds(30);

  private final Invocation invocation;
  private final ReconcileNightly reconcile;
  private final CurrentSettings settings;

  ReconcileFunction(Invocation invocation, ReconcileNightly reconcile, CurrentSettings settings) {
    this.invocation = invocation;
    this.reconcile = reconcile;
    this.settings = settings;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "reconcile",
        context,
        () -> {
          // Without settings nothing is asked, so that no engine seems to be away.
          var _ = settings.get();
          var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(LAST);
          NightReport report = reconcile.run(Instant.now().plus(left));
          int goesOn = report.progress() == Progress.GOES_ON ? 1 : 0;
          var counts = Counts.of("targets", report.targets());
          for (var count : report.counts().entrySet()) {
            counts = counts.and(count.getKey(), count.getValue());
          }
          counts =
              counts
                  .and("open", report.open())
                  .andFault("old", Metric.DIFFERENCES_OLD, report.olderThanADay())
                  .andFault("goes_on", Metric.RECONCILE_UNFINISHED, goesOn);
          answer.write(counts.json().toArray());
          return counts;
        });
  }
}

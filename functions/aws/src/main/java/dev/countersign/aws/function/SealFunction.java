package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.month.seal.SealRun;
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
 * Closes months that are over, seals those that were closed, and notes silence. What a run has no
 * time for the next one does, an hour later.
 */
@Named("seals")
public final class SealFunction implements RequestStreamHandler {
  /** What one tenant's month may take: no tenant is begun later. */
  private static final Duration ONE_TENANT = Duration.ofMinutes(8);

  private final Invocation invocation;
  private final SealRun seal;
  private final CurrentSettings settings;

  SealFunction(Invocation invocation, SealRun seal, CurrentSettings settings) {
    this.invocation = invocation;
    this.seal = seal;
    this.settings = settings;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "seal",
        context,
        () -> {
          // Without settings nothing is signed, so that no tenant seems to fail.
          var _ = settings.get();
          var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(ONE_TENANT);
          var report = seal.until(Instant.now().plus(left));
          var counts =
              Counts.of("sealed", report.sealed())
                  .and("waiting", report.waiting())
                  .and("left", report.left())
                  .andFault("failed", Metric.SEAL_FAILED, report.failed())
                  .andFault("overdue", Metric.MONTHS_OVERDUE, report.overdue());
          answer.write(counts.json().toArray());
          return counts;
        });
  }
}

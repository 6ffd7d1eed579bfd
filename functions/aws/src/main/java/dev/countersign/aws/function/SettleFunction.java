package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.app.watch.BusWatch;
import dev.countersign.app.watch.Metric;
import dev.countersign.app.watch.StackParameters;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.settings.CurrentSettings;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** Does what is due, every minute, until nothing is due or the time is nearly up. */
@Named("settle")
public final class SettleFunction implements RequestStreamHandler {
  /** The time that is left for the pieces of work that are under way when the run stops. */
  private static final Duration SPARE = Duration.ofSeconds(12);

  private final Invocation invocation;
  private final SettleRun settle;
  private final CurrentSettings settings;
  private final BusWatch bus;
  private final StackParameters parameters;

  SettleFunction(
      Invocation invocation,
      SettleRun settle,
      CurrentSettings settings,
      BusWatch bus,
      StackParameters parameters) {
    this.invocation = invocation;
    this.settle = settle;
    this.settings = settings;
    this.bus = bus;
    this.parameters = parameters;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "settle",
        context,
        () -> {
          // Without settings no work begins, so that none is put off.
          var _ = settings.get();
          var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(SPARE);
          var report = settle.until(Instant.now().plus(left));
          var counts =
              Counts.of("settled", report.settled())
                  .and("failed", Metric.SETTLE_FAILED, report.failed())
                  .and("unfinished", Metric.SETTLE_UNFINISHED, report.unfinished())
                  .and("oldest_seconds", Metric.OLDEST_DUE, report.oldest().toSeconds())
                  .and(
                      "unpublished_seconds",
                      Metric.OLDEST_UNPUBLISHED,
                      bus.oldestUntaken(Instant.now()).toSeconds())
                  .and(
                      "parameters_unreadable",
                      Metric.STACK_PARAMETERS_UNREADABLE,
                      parameters.unreadable());
          answer.write(counts.json().toArray());
          return counts;
        });
  }
}

package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.watch.Metric;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.settings.CurrentSettings;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;

/** Fetches the public keys of the issuers that sources follow, every minute. */
@Named("keys")
public final class KeysFunction implements RequestStreamHandler {
  private final Invocation invocation;
  private final RefreshKeySets refresh;
  private final CurrentSettings settings;

  KeysFunction(Invocation invocation, RefreshKeySets refresh, CurrentSettings settings) {
    this.invocation = invocation;
    this.refresh = refresh;
    this.settings = settings;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "keys",
        context,
        () -> {
          // Without settings no work begins, so that none is put off.
          var _ = settings.get();
          var report = refresh.run();
          int failed = report.failed().values().stream().mapToInt(Integer::intValue).sum();
          var counts =
              Counts.of("fetched", report.fetched())
                  .and("failed", failed)
                  .and("left", report.left())
                  .and("failures_in_a_row", Metric.KEY_SET_FAILURES, report.failuresInARow());
          answer.write(counts.json().toArray());
          return counts;
        });
  }
}

package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.settle.SettleRun;
import dev.countersign.aws.client.InvocationDeadline;
import dev.countersign.forms.json.JsonOutput;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/** Every minute: what is due, until nothing is or the time is nearly up. */
@Named("settle")
public final class SettleFunction implements RequestStreamHandler {
  /** What one piece of work may still take when the next is no longer begun. */
  private static final Duration SPARE = Duration.ofSeconds(12);

  private final SettleRun settle;
  private final InvocationDeadline deadline;

  SettleFunction(SettleRun settle, InvocationDeadline deadline) {
    this.settle = settle;
    this.deadline = deadline;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    deadline.of(context);
    var end = Instant.now().plusMillis(context.getRemainingTimeInMillis()).minus(SPARE);
    var report = settle.until(end);
    var json =
        JsonOutput.object(out -> {
          out.writeNumberField("settled", report.settled());
          out.writeNumberField("failed", report.failed());
          out.writeNumberField("unfinished", report.unfinished());
        });
    answer.write(json.toArray());
  }
}

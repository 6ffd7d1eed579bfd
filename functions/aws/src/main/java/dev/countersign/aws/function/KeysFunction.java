package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.aws.client.InvocationDeadline;
import dev.countersign.forms.json.JsonOutput;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Every minute: the public keys of issuers that sources follow. */
@Named("keys")
public final class KeysFunction implements RequestStreamHandler {
  private static final System.Logger LOG = System.getLogger(KeysFunction.class.getName());

  private final RefreshKeySets refresh;
  private final InvocationDeadline deadline;

  KeysFunction(RefreshKeySets refresh, InvocationDeadline deadline) {
    this.refresh = refresh;
    this.deadline = deadline;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    deadline.of(context);
    var report = refresh.run();
    if (!report.failed().isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "not fetched: {0}", report.failed());
    }
    var json =
        JsonOutput.object(out -> {
          out.writeNumberField("fetched", report.fetched());
          out.writeNumberField(
              "failed", report.failed().values().stream().mapToInt(Integer::intValue).sum());
          out.writeNumberField("left", report.left());
        });
    answer.write(json.toArray());
  }
}

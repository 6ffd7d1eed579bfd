package dev.countersign.lambda.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.keys.RefreshKeys;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Every minute: the public keys of issuers that sources follow. */
@Named("keys")
public final class KeysFunction implements RequestStreamHandler {
  private static final System.Logger LOG = System.getLogger(KeysFunction.class.getName());

  private final RefreshKeys refresh;
  private final Deadline deadline;

  KeysFunction(RefreshKeys refresh, Deadline deadline) {
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
        Answers.write(out -> {
          out.writeNumberField("fetched", report.fetched());
          out.writeNumberField(
              "failed", report.failed().values().stream().mapToInt(Integer::intValue).sum());
          out.writeNumberField("left", report.left());
        });
    answer.write(json.toArray());
  }
}

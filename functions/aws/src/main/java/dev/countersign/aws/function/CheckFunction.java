package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.countersign.aws.deployment.PreTrafficCheck;
import dev.countersign.aws.invocation.Counts;
import dev.countersign.aws.invocation.Invocation;
import dev.countersign.aws.settings.Environment;
import jakarta.inject.Named;
import java.io.InputStream;
import java.io.OutputStream;

/** Asks the new versions of a deployment whether they can do their work, before they have any. */
@Named("check")
public final class CheckFunction implements RequestStreamHandler {
  private final Invocation invocation;
  private final Environment environment;
  private final PreTrafficCheck check;

  CheckFunction(Invocation invocation, Environment environment, PreTrafficCheck check) {
    this.invocation = invocation;
    this.environment = environment;
    this.check = check;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    invocation.run(
        "check",
        context,
        () -> {
          var versions = environment.newVersions();
          var failing = check.run(event.readAllBytes(), versions);
          var counts = Counts.of("versions", versions.size()).and("failed", failing.size());
          answer.write(counts.json().toArray());
          return counts;
        });
  }
}

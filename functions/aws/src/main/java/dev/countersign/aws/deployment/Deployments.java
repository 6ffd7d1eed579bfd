package dev.countersign.aws.deployment;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.JsonOutput;
import java.util.Map;

/** Tells CodeDeploy whether a deployment may go on. */
record Deployments(SignedCalls calls) {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Type",
          "application/x-amz-json-1.1",
          "X-Amz-Target",
          "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus");

  private static final int OK = 200;

  /** What becomes of the deployment. */
  enum Verdict {
    GO_ON("Succeeded"),
    ROLL_BACK("Failed");

    private final String status;

    Verdict(String status) {
      this.status = status;
    }
  }

  /**
   * Answers the question of a hook.
   *
   * @throws Unavailable when CodeDeploy does not take it; it then waits for an hour and rolls back
   */
  void answer(DeploymentHook hook, Verdict verdict) {
    Bytes body =
        JsonOutput.object(out -> {
          out.writeStringField("deploymentId", hook.deploymentId());
          out.writeStringField("lifecycleEventHookExecutionId", hook.executionId());
          out.writeStringField("status", verdict.status);
        });
    var answer = calls.post("codedeploy", "/", HEADERS, body);
    if (answer.head().statusCode() != OK) {
      throw new Unavailable("codedeploy answered " + answer.head().statusCode(), null);
    }
  }
}

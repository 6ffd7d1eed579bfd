package dev.countersign.aws.deployment;

import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;

/**
 * CodeDeploy's question before it gives a version traffic, and where its answer belongs. Source: <a
 * href="https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html">AppSpec
 * hooks for an AWS Lambda deployment</a>.
 */
record DeploymentHook(String deploymentId, String executionId) {
  /**
   * Reads the event.
   *
   * @throws Defect when it is none of CodeDeploy's
   */
  static DeploymentHook read(byte[] event) {
    if (StrictJson.parse(event) instanceof Reading.Read<Json>(Json.Obj object)
        && object.get("DeploymentId").orElse(null) instanceof Json.Str(String deployment)
        && object.get("LifecycleEventHookExecutionId").orElse(null)
            instanceof Json.Str(String execution)) {
      return new DeploymentHook(deployment, execution);
    }
    throw new Defect("the event is no lifecycle event of CodeDeploy", null);
  }
}

package dev.countersign.aws.client;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;

/**
 * A call of a service as IAM sees it. Actions and the forms of resources: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Service
 * Authorization Reference</a>.
 *
 * @param resource an ARN, or the name of what the template itself makes
 */
record ServiceCall(String action, String resource) {
  static final String REGION = "eu-central-1";
  static final String ACCOUNT = "123456789012";

  /** What a request of the SDK is to IAM. */
  static ServiceCall of(SdkRequest request) {
    return switch (request) {
      case GetParameterRequest get -> parameter(get.name());
      case GetSecretValueRequest get -> secret(get.secretId());
      case PutEventsRequest put ->
          new ServiceCall("events:PutEvents", put.entries().getFirst().eventBusName());
      case DescribeEventBusRequest asked ->
          new ServiceCall("events:DescribeEventBus", asked.name());
      case SendMessageRequest send -> new ServiceCall("sqs:SendMessage", send.queueUrl());
      default -> throw new IllegalStateException("not understood: " + request.getClass());
    };
  }

  /** The name's own slash is the one before it in the ARN. */
  static ServiceCall parameter(String name) {
    return new ServiceCall(
        "ssm:GetParameter", arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name));
  }

  /** The ARN ends with six characters that Secrets Manager adds. */
  static ServiceCall secret(String nameOrArn) {
    return new ServiceCall(
        "secretsmanager:GetSecretValue",
        nameOrArn.startsWith("arn:")
            ? nameOrArn
            : arn("secretsmanager", "secret:" + nameOrArn + "-AbCdEf"));
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}

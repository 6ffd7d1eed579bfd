package dev.countersign.aws.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The AWS SDK's clients, over one CRT HTTP client (the cheapest by CPU of those measured). Made
 * when a function first wants them.
 */
@ApplicationScoped
public class Clients {
  /** How long a connection with work to do may bring nothing before it is closed. */
  private static final Duration STALLED = Duration.ofSeconds(2);

  /**
   * How long a request takes at most: to connect (1 s), for TLS (2 s) or to be found silent, which
   * is looked at each second (5 s); and then the answer.
   */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  /** Well within API Gateway's 30 s, retries of the SDK included. */
  private static final ClientOverrideConfiguration TIMES =
      ClientOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(3))
          .apiCallTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * The table's: the HTTP client ends what stalls, and three attempts at most, so that no timers
   * are needed. The SDK's own wake a thread twice for each request.
   */
  private static final ClientOverrideConfiguration ATTEMPTS =
      ClientOverrideConfiguration.builder()
          .retryStrategy(
              AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(3).build())
          .build();

  private final InvocationDeadline deadline;

  Clients(InvocationDeadline deadline) {
    this.deadline = deadline;
  }

  @Produces
  @Singleton
  SdkHttpClient http() {
    return inTime(
        AwsCrtHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(1))
            .tlsNegotiationTimeout(Duration.ofSeconds(2))
            .connectionHealthConfiguration(
                health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(STALLED))
            .maxConcurrency(20)
            .build());
  }

  /** What no invocation waits for beyond its time. */
  SdkHttpClient inTime(SdkHttpClient http) {
    return new DeadlineHttpClient(http, deadline, LONGEST);
  }

  @Produces
  @Singleton
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return table(http).build();
  }

  /** Wherever the table is. */
  static DynamoDbClientBuilder table(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).overrideConfiguration(ATTEMPTS);
  }

  @Produces
  @Singleton
  EventBridgeClient eventBridge(SdkHttpClient http) {
    return EventBridgeClient.builder().httpClient(http).overrideConfiguration(TIMES).build();
  }

  @Produces
  @Singleton
  SqsClient sqs(SdkHttpClient http) {
    return SqsClient.builder().httpClient(http).overrideConfiguration(TIMES).build();
  }

  @Produces
  @Singleton
  SsmClient ssm(SdkHttpClient http) {
    return SsmClient.builder().httpClient(http).overrideConfiguration(TIMES).build();
  }

  @Produces
  @Singleton
  SecretsManagerClient secretsManager(SdkHttpClient http) {
    return SecretsManagerClient.builder().httpClient(http).overrideConfiguration(TIMES).build();
  }
}

package dev.countersign.aws.client;

import dev.countersign.aws.invocation.InvocationDeadline;
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
 * The AWS SDK's clients, all over one CRT HTTP client, which took the least CPU of those measured.
 * Each is made when a function first wants it.
 */
@ApplicationScoped
public class Clients {
  /** A connection that has a request under way and receives nothing for so long is closed. */
  private static final Duration STALLED = Duration.ofSeconds(2);

  /** The same where a large file is sent, whose receiver may take its time at the end. */
  private static final Duration STALLED_FILE = Duration.ofSeconds(30);

  /** The time that a request with a large file waits for its answer at most, when all is sent. */
  private static final Duration LONGEST_FILE = Duration.ofSeconds(60);

  /**
   * The time that one request and the function's answer take at most. A request connects (1 s),
   * negotiates TLS (2 s), or is found silent, which is checked each second (5 s in all).
   */
  private static final Duration LONGEST = Duration.ofSeconds(6);

  /** Limits of a call, all attempts included, well within API Gateway's 30 s. */
  private static final ClientOverrideConfiguration TIMEOUTS =
      ClientOverrideConfiguration.builder()
          .apiCallAttemptTimeout(Duration.ofSeconds(3))
          .apiCallTimeout(Duration.ofSeconds(10))
          .build();

  /**
   * Limits of a call to the table: three attempts, each ended by the HTTP client when it stalls. It
   * needs no timers of the SDK, which wake a thread twice for each request.
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
    return withDeadline(crt(STALLED, 20));
  }

  /** For requests with large files; not the one that all else goes over. */
  public SdkHttpClient forFiles() {
    return new DeadlineHttpClient(crt(STALLED_FILE, 2), deadline, LONGEST_FILE);
  }

  private static SdkHttpClient crt(Duration stalled, int connections) {
    return AwsCrtHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(1))
        .tlsNegotiationTimeout(Duration.ofSeconds(2))
        .connectionHealthConfiguration(
            health -> health.minimumThroughputInBps(1L).minimumThroughputTimeout(stalled))
        .maxConcurrency(connections)
        .build();
  }

  /** Wraps a client so that no invocation waits for it beyond its time. */
  SdkHttpClient withDeadline(SdkHttpClient http) {
    return new DeadlineHttpClient(http, deadline, LONGEST);
  }

  @Produces
  @Singleton
  DynamoDbClient dynamoDb(SdkHttpClient http) {
    return table(http).build();
  }

  /** The table's client but for its region and credentials. */
  static DynamoDbClientBuilder table(SdkHttpClient http) {
    return DynamoDbClient.builder().httpClient(http).overrideConfiguration(ATTEMPTS);
  }

  @Produces
  @Singleton
  EventBridgeClient eventBridge(SdkHttpClient http) {
    return EventBridgeClient.builder().httpClient(http).overrideConfiguration(TIMEOUTS).build();
  }

  @Produces
  @Singleton
  SqsClient sqs(SdkHttpClient http) {
    return SqsClient.builder().httpClient(http).overrideConfiguration(TIMEOUTS).build();
  }

  @Produces
  @Singleton
  SsmClient ssm(SdkHttpClient http) {
    return SsmClient.builder().httpClient(http).overrideConfiguration(TIMEOUTS).build();
  }

  @Produces
  @Singleton
  SecretsManagerClient secretsManager(SdkHttpClient http) {
    return SecretsManagerClient.builder().httpClient(http).overrideConfiguration(TIMEOUTS).build();
  }
}

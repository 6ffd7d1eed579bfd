package dev.countersign.aws.client;

import dev.countersign.aws.invocation.InvocationDeadline;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Begins no request that could not be given up before the invocation's time is over. A function
 * whose requests are never answered can so still say itself that the sender should send again,
 * instead of being stopped by Lambda without an answer.
 */
final class DeadlineHttpClient implements SdkHttpClient {
  private final SdkHttpClient http;
  private final InvocationDeadline deadline;
  private final Duration longest;

  /**
   * Wraps a client.
   *
   * @param longest the time that one request and the function's answer after it take at most
   */
  DeadlineHttpClient(SdkHttpClient http, InvocationDeadline deadline, Duration longest) {
    this.http = http;
    this.deadline = deadline;
    this.longest = longest;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return deadline.leaves(longest) ? http.prepareRequest(request) : new TooLate();
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }

  /** A request that fails without being sent; the SDK does not try it again. */
  private static final class TooLate implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      throw SdkClientException.create("no time is left for another request");
    }

    @Override
    public void abort() {}
  }
}

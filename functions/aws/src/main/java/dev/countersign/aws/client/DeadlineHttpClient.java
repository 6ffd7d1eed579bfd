package dev.countersign.aws.client;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Begins no request that could not be given up before the invocation's time is over. So however
 * many of its requests are never answered, a function answers itself: that its sender or its queue
 * should come again, instead of being stopped without a word.
 */
final class DeadlineHttpClient implements SdkHttpClient {
  private final SdkHttpClient http;
  private final InvocationDeadline deadline;
  private final Duration longest;

  /**
   * Over a client.
   *
   * @param longest how long one of its requests takes at most, and the answer after it
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

  /** As if nobody had answered, but not to be tried again. */
  private static final class TooLate implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      throw SdkClientException.create("no time is left for another request");
    }

    @Override
    public void abort() {}
  }
}

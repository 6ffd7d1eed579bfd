package dev.countersign.aws.warmup;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Sends nothing: answers every request at once with 200 and an empty JSON object. */
final class NoOpHttpClient implements SdkHttpClient {
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(
                SdkHttpResponse.builder()
                    .statusCode(200)
                    .putHeader("content-type", "application/x-amz-json-1.0")
                    .putHeader("content-length", Integer.toString(EMPTY.length))
                    .build())
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(EMPTY)))
            .build();
      }

      @Override
      public void abort() {
        // nothing is under way
      }
    };
  }

  @Override
  public void close() {
    // nothing is open
  }
}

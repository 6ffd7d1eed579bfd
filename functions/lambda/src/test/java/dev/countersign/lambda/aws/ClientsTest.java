package dev.countersign.lambda.aws;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A table that takes a request and says nothing must not hold a function until its time is up. */
final class ClientsTest {
  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void http_serverThatNeverAnswers_isGivenUp() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var http = new Clients().http()) {
      var uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      var request =
          SdkHttpRequest.builder()
              .uri(uri)
              .method(SdkHttpMethod.POST)
              .putHeader("Host", uri.getAuthority())
              .putHeader("Content-Length", "0")
              .build();
      var call = http.prepareRequest(HttpExecuteRequest.builder().request(request).build());

      assertThrows(IOException.class, call::call);
    }
  }
}

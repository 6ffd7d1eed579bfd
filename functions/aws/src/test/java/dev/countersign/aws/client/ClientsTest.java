package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.aws.invocation.InvocationDeadline;
import dev.countersign.aws.invocation.TestContext;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.regions.Region;

/**
 * A service that takes a request and never answers must not hold a function until its time is up.
 */
final class ClientsTest {
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void http_serverThatNeverAnswers_isGivenUp() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var http = new Clients(new InvocationDeadline()).http()) {
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

  @Test
  void table_neverAnswering_isAskedThreeTimesAndIsUnavailable() {
    var table = new SilentTable(Duration.ofMinutes(1));

    assertThrows(Unavailable.class, table::find);
    assertEquals(3, table.attempts);
  }

  @Test
  void table_neverAnswering_isNotAskedWhenTooLittleTimeIsLeft() {
    var table = new SilentTable(Duration.ofSeconds(25));

    for (int i = 0; i < 10; i++) {
      assertThrows(Unavailable.class, table::find);
    }

    assertEquals(4, table.attempts);
    assertEquals(Duration.ofSeconds(5), table.left);
  }

  /** An HTTP client whose every attempt takes five seconds of the invocation and brings nothing. */
  private static final class SilentTable implements SdkHttpClient {
    private int attempts;
    private Duration left;

    SilentTable(Duration left) {
      this.left = left;
    }

    void find() {
      var deadline = new InvocationDeadline();
      deadline.start(TestContext.of("req-1", () -> left));
      var credentials = AwsBasicCredentials.create("test", "test");
      try (var client =
          Clients.table(new Clients(deadline).withDeadline(this))
              .region(Region.EU_CENTRAL_1)
              .credentialsProvider(StaticCredentialsProvider.create(credentials))
              .build()) {
        var sessions = new DynamoLedger(client, "countersign").sessions();
        var _ = sessions.find(new TenantId("acme"), new SessionId("ses_1"));
      }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          attempts++;
          left = left.minus(ATTEMPT);
          throw new IOException("silent");
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}

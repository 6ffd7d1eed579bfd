package dev.countersign.aws.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.Context;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.dynamo.DynamoLedger;
import java.io.IOException;
import java.lang.reflect.Proxy;
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

/** A table that takes a request and says nothing must not hold a function until its time is up. */
final class ClientsTest {
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
  void table_neverAnswering_isAskedThriceAndIsUnavailable() {
    var silent = new Silent(Duration.ofMinutes(1));

    assertThrows(Unavailable.class, () -> find(silent));
    assertEquals(3, silent.attempts);
  }

  @Test
  void table_neverAnswering_isNotAskedWhenTheInvocationCouldNotWaitForIt() {
    var silent = new Silent(Duration.ofSeconds(25));

    for (int i = 0; i < 10; i++) {
      assertThrows(Unavailable.class, () -> find(silent));
    }

    assertEquals(4, silent.attempts);
    assertEquals(Duration.ofSeconds(5), silent.left);
  }

  private static void find(Silent silent) {
    var deadline = new InvocationDeadline();
    deadline.of(silent.invocation());
    var clients = new Clients(deadline);
    try (var client =
        Clients.table(clients.inTime(silent))
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .build()) {
      var sessions = new DynamoLedger(client, "countersign").sessions();
      var _ = sessions.find(new TenantId("acme"), new SessionId("ses_1"));
    }
  }

  /** Lets five seconds of the invocation pass with each attempt, and brings nothing. */
  private static final class Silent implements SdkHttpClient {
    private static final Duration EACH = Duration.ofSeconds(5);

    private int attempts;
    private Duration left;

    Silent(Duration left) {
      this.left = left;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          attempts++;
          left = left.minus(EACH);
          throw new IOException("silent");
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}

    Context invocation() {
      return (Context)
          Proxy.newProxyInstance(
              ClientsTest.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> (int) left.toMillis());
    }
  }
}

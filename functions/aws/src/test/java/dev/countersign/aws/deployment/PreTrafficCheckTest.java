package dev.countersign.aws.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.failure.Defect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The requests are those of the two services' models; neither service was asked. */
final class PreTrafficCheckTest {
  private static final String NEW = "arn:aws:lambda:eu-central-1:123456789012:function:attest:7";
  private static final byte[] EVENT =
      "{\"DeploymentId\":\"d-1\",\"LifecycleEventHookExecutionId\":\"h-1\"}".getBytes(UTF_8);

  private final Services services = new Services();
  private final List<Integer> pauses = new ArrayList<>();
  private final PreTrafficCheck check =
      new PreTrafficCheck(
          new SignedCalls(
              services,
              StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")),
              "eu-central-1",
              service -> "https://" + service + ".test"),
          pauses::add);

  @Test
  void run_versionThatIsReady_goesOn() {
    services.lambda(200, Map.of(), "{\"statusCode\":200,\"body\":\"{}\"}");

    assertEquals(List.of(), check.run(EVENT, List.of(NEW)));

    assertEquals(
        List.of(
            "https://lambda.test/2015-03-31/functions/attest/invocations?Qualifier=7"
                + " {\"rehearse\":true,\"Records\":[]}",
            "https://codedeploy.test/ {\"deploymentId\":\"d-1\","
                + "\"lifecycleEventHookExecutionId\":\"h-1\",\"status\":\"Succeeded\"}"),
        services.asked);
    assertTrue(
        services.authorization.stream()
            .allMatch(header -> header.startsWith("AWS4-HMAC-SHA256 Credential=id/")),
        services.authorization.toString());
    assertEquals(
        "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus", services.target.getLast());
  }

  @Test
  void run_answerThatIsNoHttpResponse_goesOn() {
    services.lambda(200, Map.of(), "{\"batchItemFailures\":[]}");

    assertEquals(List.of(), check.run(EVENT, List.of(NEW)));
  }

  @Test
  void run_versionThatFails_rollsBack() {
    for (Runnable failure :
        List.<Runnable>of(
            () -> services.lambda(200, Map.of(), "{\"statusCode\":503}"),
            () -> services.lambda(200, Map.of("X-Amz-Function-Error", "Unhandled"), "{}"),
            () -> services.lambda(429, Map.of(), "{}"))) {
      services.asked.clear();
      failure.run();

      assertEquals(List.of(NEW), check.run(EVENT, List.of(NEW)));

      assertEquals(6, services.asked.size());
      assertTrue(services.asked.getLast().endsWith("\"status\":\"Failed\"}"));
    }
  }

  @Test
  void run_versionThatIsReadyAtTheSecondTry_goesOn() {
    services.lambda(429, Map.of(), "{}");
    services.then(200);

    assertEquals(List.of(), check.run(EVENT, List.of(NEW)));
    assertTrue(services.asked.getLast().endsWith("\"status\":\"Succeeded\"}"));
    assertEquals(List.of(1), pauses, "none before the first try, one before the second");
  }

  @Test
  void run_lambdaThatDoesNotAnswerAtFirst_isAskedAgain() {
    services.lambda(200, Map.of(), "{\"statusCode\":200}");
    services.unanswered = 1;

    assertEquals(List.of(), check.run(EVENT, List.of(NEW)));
    assertTrue(services.asked.getLast().endsWith("\"status\":\"Succeeded\"}"));
  }

  @Test
  void run_eventOfSomebodyElse_isADefect() {
    assertThrows(Defect.class, () -> check.run("{}".getBytes(UTF_8), List.of(NEW)));
  }

  /** Lambda and CodeDeploy, by what they are asked. */
  private static final class Services implements SdkHttpClient {
    private final List<String> asked = new ArrayList<>();
    private final List<String> authorization = new ArrayList<>();
    private final List<String> target = new ArrayList<>();
    private int status = 200;
    private int next = 200;
    private int unanswered;
    private Map<String, String> headers = Map.of();
    private String body = "{}";

    void lambda(int status, Map<String, String> headers, String body) {
      this.status = status;
      this.next = status;
      this.headers = headers;
      this.body = body;
    }

    void then(int status) {
      this.next = status;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      var http = request.httpRequest();
      asked.add(http.getUri() + " " + sent(request));
      authorization.add(http.firstMatchingHeader("Authorization").orElseThrow());
      target.add(http.firstMatchingHeader("X-Amz-Target").orElse(""));
      var answer = SdkHttpFullResponse.builder();
      if (http.host().startsWith("lambda")) {
        answer.statusCode(status);
        headers.forEach(answer::putHeader);
        status = next;
      } else {
        answer.statusCode(200);
      }
      var content = AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8)));
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          if (unanswered > 0) {
            unanswered--;
            throw new IOException("reset");
          }
          return HttpExecuteResponse.builder()
              .response(answer.build())
              .responseBody(content)
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    private static String sent(HttpExecuteRequest request) {
      try (var in = request.contentStreamProvider().orElseThrow().newStream()) {
        return new String(in.readAllBytes(), UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}

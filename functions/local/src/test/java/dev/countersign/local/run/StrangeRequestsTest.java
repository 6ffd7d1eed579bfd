package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as no client of ours makes them, to the runner and to its DynamoDB Local. */
final class StrangeRequestsTest {
  private static final String LINE = "\r\n";

  private static Runner runner;

  @BeforeAll
  static void start() throws Exception {
    runner = Runner.start(new Runner.Options(0, null, event -> {}, Addresses.CHECKED));
  }

  @AfterAll
  static void stop() {
    runner.close();
  }

  /** The whole answer to these bytes. */
  private static String said(URI server, String request) throws Exception {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static String own(URI server) {
    return "Host: " + server.getAuthority() + LINE;
  }

  @ParameterizedTest
  @CsvSource({"/", "/api/events", "/api/outcomes", "/v1/sources/demo.crm/attestations"})
  void request_withoutAHost_isAnswered400(String path) throws Exception {
    String answer = said(runner.uri(), "GET " + path + " HTTP/1.1" + LINE + LINE);

    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("urn:countersign:problem:no_host"), answer);
  }

  @ParameterizedTest
  @CsvSource({"/", "/api/resolve", "/v1/sources/demo.crm/attestations"})
  void preflight_isAnsweredWithoutLeave(String path) throws Exception {
    String answer =
        said(
            runner.uri(),
            "OPTIONS "
                + path
                + " HTTP/1.1"
                + LINE
                + own(runner.uri())
                + "Origin: https://evil.example"
                + LINE
                + "Access-Control-Request-Method: POST"
                + LINE
                + LINE);

    assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
    assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("allow: get, post"), answer);
    assertTrue(!answer.contains("Access-Control-Allow"), answer);
  }

  @Test
  void post_withoutALength_isAnswered411() throws Exception {
    String answer =
        said(
            runner.uri(),
            "POST /v1/sources/demo.crm/attestations HTTP/1.1" + LINE + own(runner.uri()) + LINE);

    assertTrue(answer.startsWith("HTTP/1.1 411 "), answer);
    assertTrue(answer.contains("urn:countersign:problem:no_length"), answer);
  }

  @Test
  void post_withoutAMediaType_isAnsweredAsAnyStranger() throws Exception {
    String answer =
        said(
            runner.uri(),
            "POST /v1/sources/demo.crm/attestations HTTP/1.1"
                + LINE
                + own(runner.uri())
                + "Content-Length: 2"
                + LINE
                + LINE
                + "{}");

    assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example:%d, '', 403",
    "127.0.0.1:%d, https://evil.example, 403",
    "localhost:%d, '', 400"
  })
  void dynamoDbLocal_answersItsOwnHostAndNoWebPage(String host, String origin, int status)
      throws Exception {
    var server = runner.dynamo();
    String answer =
        said(
            server,
            "POST / HTTP/1.1"
                + LINE
                + "Host: "
                + host.formatted(server.getPort())
                + LINE
                + (origin.isEmpty() ? "" : "Origin: " + origin + LINE)
                + "Connection: close"
                + LINE
                + "Content-Length: 2"
                + LINE
                + LINE
                + "{}");

    assertEquals("HTTP/1.1 " + status, answer.substring(0, "HTTP/1.1 400".length()), answer);
    assertTrue(!answer.contains("Access-Control-Allow") || status == 400, answer);
  }

  @Test
  void dynamoDbLocal_preflightOfAWebPage_isRefused() throws Exception {
    var server = runner.dynamo();
    String answer =
        said(
            server,
            "OPTIONS / HTTP/1.1"
                + LINE
                + own(server)
                + "Origin: https://evil.example"
                + LINE
                + "Connection: close"
                + LINE
                + LINE);

    assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
  }

  @Test
  void address_ofASource_isToldToTheCommandLine() throws Exception {
    String answer =
        said(
            runner.uri(), "GET /api/addresses/demo.crm HTTP/1.1" + LINE + own(runner.uri()) + LINE);

    assertTrue(answer.matches("(?s).*\\{\"check\":\"[0-9a-f]{20}\"\\}"), answer);
  }
}

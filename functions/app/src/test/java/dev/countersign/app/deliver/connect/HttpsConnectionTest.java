package dev.countersign.app.deliver.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.keys.Issuer;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests by https, and by http to this machine. */
final class HttpsConnectionTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private EngineConnection connection;

  @BeforeEach
  void begin() throws IOException, NoSuchAlgorithmException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("engine").factory()));
    connection = connection(Loopback.ADMITTED, host -> List.of(InetAddress.getByName(host)));
  }

  @AfterEach
  void end() {
    over.countDown();
    server.stop(0);
  }

  private static EngineConnection connection(Loopback loopback, AddressLookup lookup)
      throws NoSuchAlgorithmException {
    return new HttpsConnection(
        new AdmittedHosts(() -> Set.of("inside.example:8443"), loopback, lookup),
        SSLContext.getDefault());
  }

  private void answers(int status, Map<String, String> headers, byte[] body) {
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
  }

  private Exchange post(String path) {
    return connection.send(
        request("http://127.0.0.1:" + server.getAddress().getPort() + path), Duration.ofSeconds(3));
  }

  private static OutgoingRequest request(String url) {
    return new OutgoingRequest(
        "POST",
        URI.create(url),
        new TreeMap<>(Map.of("content-type", "application/json", "authorization", "Bearer x")),
        Bytes.of("{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void send_answer_comesWithItsHeaders() {
    answers(429, Map.of("Retry-After", "7"), "no".getBytes(StandardCharsets.UTF_8));

    var answer = assertInstanceOf(Exchange.Answered.class, post("/")).answer();

    assertEquals(429, answer.status());
    assertEquals("7", answer.headers().get("retry-after"));
    assertEquals("no", answer.body().toText());
  }

  @Test
  void send_redirect_isNotFollowed() {
    answers(307, Map.of("Location", "/elsewhere"), new byte[0]);

    assertEquals(307, assertInstanceOf(Exchange.Answered.class, post("/")).answer().status());
    assertEquals(1, asked.get());
  }

  @Test
  void send_answerWithoutEnd_isNoAnswer() {
    answers(200, Map.of(), new byte[RawAnswer.LARGEST + 100_000]);
    assertEquals("too_large", assertInstanceOf(Exchange.NoAnswer.class, post("/")).reason());
  }

  @Test
  void send_bodyThatDoesntEnd_isNoAnswerAndNotSentAgain() {
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();

    assertEquals("too_slow", assertInstanceOf(Exchange.NoAnswer.class, post("/")).reason());
    assertEquals(1, asked.get());
  }

  @Test
  void send_connectionThatBreaks_isNoAnswerAndNotSentAgain() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var breaking =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                while (!socket.isClosed()) {
                  try (var accepted = socket.accept()) {
                    asked.incrementAndGet();
                    var _ = accepted.getInputStream().read();
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      var exchange =
          connection.send(
              request("http://127.0.0.1:" + socket.getLocalPort() + "/"), Duration.ofSeconds(3));

      assertEquals("broken", assertInstanceOf(Exchange.NoAnswer.class, exchange).reason());
      assertEquals(1, asked.get());
      assertTrue(breaking.isAlive());
    }
  }

  @Test
  void send_nobodyListens_isNotSent() throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var exchange = connection.send(request("http://127.0.0.1:" + port), Duration.ofSeconds(3));
    assertEquals("no_connection", assertInstanceOf(Exchange.NotSent.class, exchange).reason());
  }

  @Test
  void send_certificateThatNobodyVouchesFor_isNotSent(@TempDir Path folder) throws Exception {
    try (var issuer = new Issuer(folder)) {
      var exchange = connection.send(request(issuer.origin() + "/"), Duration.ofSeconds(3));

      assertEquals("no_tls", assertInstanceOf(Exchange.NotSent.class, exchange).reason());
      assertEquals(0, issuer.asked.get());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:1/, not_https",
    "http://engine.example/, not_https",
    "https://127.0.0.1/, address_not_public",
    "https://[::1]/, address_not_public",
    "https://10.0.0.1/, address_not_public",
    "https://inside.example/, address_not_public",
    "https://half.example/, address_not_public",
    "https://nowhere.example/, unknown_host",
  })
  void send_addressOfATenantThatLeadsInside_isRefused(String url, String reason)
      throws NoSuchAlgorithmException {
    var strict =
        connection(
            Loopback.REFUSED,
            host ->
                switch (host) {
                  case "inside.example" -> List.of(InetAddress.getByName("10.1.2.3"));
                  case "half.example" ->
                      List.of(
                          InetAddress.getByName("1.1.1.1"), InetAddress.getByName("192.168.0.1"));
                  case "nowhere.example" -> throw new UnknownHostException(host);
                  default -> List.of(InetAddress.getByName(host));
                });
    assertEquals(
        reason,
        assertInstanceOf(Exchange.NotSent.class, strict.send(request(url), Duration.ofSeconds(1)))
            .reason());
  }

  @Test
  void refusal_hostThatTheOperatorNames_isAdmitted() {
    var hosts =
        new AdmittedHosts(
            () -> Set.of("inside.example:8443"),
            Loopback.REFUSED,
            host -> List.of(InetAddress.getByName("10.1.2.3")));
    assertTrue(hosts.refusal(URI.create("https://inside.example:8443/x")).isEmpty());
    assertTrue(hosts.refusal(URI.create("https://inside.example/x")).isPresent());
  }

  @Test
  void refusal_httpHost_isAdmittedOnlyWhereTheOperatorSaysHttp() {
    var hosts =
        new AdmittedHosts(
            () -> Set.of("http://receiver:8080", "other:8080"),
            Loopback.REFUSED,
            host -> List.of(InetAddress.getByName("10.1.2.3")));
    assertTrue(hosts.refusal(URI.create("http://receiver:8080/x")).isEmpty());
    assertEquals(Optional.of("not_https"), hosts.refusal(URI.create("http://receiver/x")));
    assertEquals(Optional.of("not_https"), hosts.refusal(URI.create("http://other:8080/x")));
    assertEquals(
        Optional.of("address_not_public"), hosts.refusal(URI.create("https://receiver:8080/x")));
  }
}

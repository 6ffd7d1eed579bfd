package dev.countersign.app.deliver.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.EngineConnection.Exchange;
import dev.countersign.app.keys.Issuer;
import dev.countersign.domain.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that wants something else than to bill: what it does is a value, and costs little. */
final class HostileServerTest {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private static EngineConnection connection() throws NoSuchAlgorithmException {
    return new HttpsConnection(
        new AdmittedHosts(Set::of, Loopback.ADMITTED, AddressLookup.system()),
        SSLContext.getDefault());
  }

  private static OutgoingRequest post(String url) {
    return new OutgoingRequest(
        "POST",
        URI.create(url),
        new TreeMap<>(Map.of("authorization", "Bearer s3cret")),
        Bytes.of("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /** Handles what comes in at a port of this machine. */
  @FunctionalInterface
  private interface Handler {
    void handle(Socket socket) throws Exception;
  }

  private String serve(Handler handler) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    var _ =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              while (!server.isClosed()) {
                try (var socket = server.accept()) {
                  var _ = socket.getInputStream().read(new byte[4096]);
                  handler.handle(socket);
                } catch (Exception e) {
                  // The other side ended it.
                }
              }
            });
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String reason(Exchange exchange) {
    return assertInstanceOf(Exchange.NoAnswer.class, exchange).reason();
  }

  /** Bytes without end: no more is read than may be, and the connection is ended. */
  @Test
  void send_chunksWithoutEnd_areReadNoFurther() throws Exception {
    var written = new AtomicInteger();
    String url =
        serve(socket -> {
          write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
          var chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
          while (written.get() < 100_000_000) {
            write(socket, chunk);
            written.addAndGet(65_536);
          }
        });

    assertEquals("too_large", reason(connection().send(post(url), Duration.ofSeconds(20))));
    assertTrue(written.get() < 50_000_000, () -> "" + written.get());
  }

  @Test
  void send_headersWithoutEnd_areNoAnswer() throws Exception {
    String url =
        serve(socket -> {
          write(socket, "HTTP/1.1 200 OK\r\n");
          for (int i = 0; i < 100_000; i++) {
            write(socket, "x-" + i + ": " + "y".repeat(1000) + "\r\n");
          }
        });
    assertInstanceOf(Exchange.NoAnswer.class, connection().send(post(url), Duration.ofSeconds(20)));
  }

  /** A byte now and then keeps a connection alive, but no longer than a request may take. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"})
  void send_answerThatDrips_isEndedInTime(String begin) throws Exception {
    String url =
        serve(socket -> {
          write(socket, begin);
          for (int i = 0; i < 600; i++) {
            write(socket, "x");
            Thread.sleep(50);
          }
        });
    assertEquals("too_slow", reason(connection().send(post(url), SHORT)));
  }

  /** Nothing is unpacked: a small answer stays small. */
  @Test
  void send_answerThatIsPacked_isNotUnpacked() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 100; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    String url =
        serve(socket -> {
          write(
              socket,
              "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                  + packed.size()
                  + "\r\n\r\n");
          socket.getOutputStream().write(packed.toByteArray());
        });

    var answered = assertInstanceOf(Exchange.Answered.class, connection().send(post(url), SHORT));

    assertEquals(packed.size(), answered.answer().body().size());
  }

  /** Whatever a redirect says: the key goes to the first host alone. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void send_redirectToAnotherServer_isAnAnswer(int status) throws Exception {
    var stolen = new AtomicInteger();
    String thief = serve(socket -> stolen.incrementAndGet());
    String url =
        serve(socket ->
            write(
                socket,
                "HTTP/1.1 "
                    + status
                    + " Go\r\nLocation: "
                    + thief
                    + "\r\nContent-Length: 0\r\n\r\n"));

    var answered = assertInstanceOf(Exchange.Answered.class, connection().send(post(url), SHORT));

    assertEquals(status, answered.answer().status());
    assertEquals(0, stolen.get());
  }

  /** A server that asks for a password gets none of its own motion, and no second request. */
  @Test
  void send_serverThatAsksForAPassword_isToldNothing() throws Exception {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    open.add(() -> server.stop(0));
    server.createContext(
        "/",
        (HttpExchange exchange) -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";

    var answered = assertInstanceOf(Exchange.Answered.class, connection().send(post(url), SHORT));

    assertEquals(401, answered.answer().status());
    assertEquals(1, asked.get());
  }

  /** The name led to a public address when it was looked at, and leads inside when it is used. */
  @Test
  void send_nameThatLeadsInsideAtTheSecondLookUp_failsAtTheCertificate(@TempDir Path folder)
      throws Exception {
    try (var inside = new Issuer(folder)) {
      var lookups = Collections.synchronizedList(new ArrayList<String>());
      // Trusts even the inside's own issuer: only the name is wrong.
      var rebound =
          new HttpsConnection(
              new AdmittedHosts(
                  Set::of,
                  Loopback.REFUSED,
                  host -> {
                    lookups.add(host);
                    return List.of(InetAddress.getByName("1.1.1.1"));
                  }),
              inside.tls());
      String port = inside.host().substring("localhost".length());

      var exchange = rebound.send(post("https://127.0.0.1" + port + "/"), Duration.ofSeconds(10));

      assertEquals("no_tls", assertInstanceOf(Exchange.NotSent.class, exchange).reason());
      assertEquals(List.of("127.0.0.1"), lookups);
      assertEquals(0, inside.asked.get());
    }
  }

  /** Other ways to write an address of this machine, or of a network's inside. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://2130706433/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:a00:1]/",
        "https://[::1%25lo]/", "https://[0:0:0:0:0:0:0:1]/", "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/", "https://[::10.0.0.1]/", "https://[fe80::1]/",
        "https://[fd00:ec2::254]/", "https://169.254.169.254/", "https://metadata/",
        "https://0.0.0.0/", "https://LOCALHOST/", "https://localhost:8443/"
      })
  void send_addressInside_isNotSentTo(String url) throws Exception {
    var strict =
        new HttpsConnection(
            new AdmittedHosts(
                Set::of,
                Loopback.REFUSED,
                host ->
                    host.equals("metadata")
                        ? List.of(InetAddress.getByName("169.254.169.254"))
                        : List.of(InetAddress.getAllByName(host))),
            SSLContext.getDefault());
    var reason = assertInstanceOf(Exchange.NotSent.class, strict.send(post(url), SHORT)).reason();
    assertTrue(Set.of("address_not_public", "unknown_host").contains(reason), reason);
  }

  /** Where this machine is admitted, it is by its three names alone. */
  @ParameterizedTest
  @CsvSource({"http://127.0.0.2:1/, not_https", "https://127.0.0.2:1/, address_not_public"})
  void send_otherNameOfThisMachine_isNotSentTo(String url, String reason) throws Exception {
    assertEquals(
        reason,
        assertInstanceOf(Exchange.NotSent.class, connection().send(post(url), SHORT)).reason());
  }

  @Test
  void request_printed_showsNoSecret() {
    assertFalse(post("https://engine.example/").toString().contains("s3cret"));
  }
}

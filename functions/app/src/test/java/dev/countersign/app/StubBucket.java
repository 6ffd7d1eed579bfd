package dev.countersign.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.domain.Digest;
import dev.countersign.ledger.bucket.Bucket;
import dev.countersign.ledger.bucket.S3Address;
import dev.countersign.ledger.bucket.S3Requests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * What S3's pages say of objects, in this process: it proves nothing about S3, and lets the client
 * be tried in every build. Like the stack's bucket it takes no write without a condition.
 */
final class StubBucket implements AutoCloseable {
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final HttpServer server;

  /** Answered once in place of what would be, as a status and an error's code. */
  volatile Optional<Map.Entry<Integer, String>> fails = Optional.empty();

  StubBucket() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  Bucket bucket() {
    return bucket(URI.create("http://localhost:" + server.getAddress().getPort()), "months");
  }

  /** A bucket of this name that an endpoint has. */
  static Bucket bucket(URI endpoint, String name) {
    var requests =
        new S3Requests(
            "us-east-1",
            UrlConnectionHttpClient.create(),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
            InstantSource.system());
    return new Bucket(name, S3Address.at(endpoint), requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] content = exchange.getRequestBody().readAllBytes();
    String digest = Digest.of(content).hex();
    String key = exchange.getRequestURI().getPath();
    if (fails.isPresent()) {
      var failure = fails.get();
      fails = Optional.empty();
      error(exchange, failure.getKey(), failure.getValue());
    } else if (!digest.equals(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"))) {
      error(exchange, 400, "XAmzContentSHA256Mismatch");
    } else if (exchange.getRequestMethod().equals("GET")) {
      get(exchange, key);
    } else {
      put(exchange, key, content);
    }
    exchange.close();
  }

  private void get(HttpExchange exchange, String key) throws IOException {
    byte[] there = objects.get(key);
    if (there == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    exchange.getResponseHeaders().set("ETag", etag(there));
    exchange.sendResponseHeaders(200, there.length);
    exchange.getResponseBody().write(there);
  }

  private void put(HttpExchange exchange, String key, byte[] content) throws IOException {
    var headers = exchange.getRequestHeaders();
    String match = headers.getFirst("if-match");
    if (match == null && headers.getFirst("if-none-match") == null) {
      error(exchange, 403, "AccessDenied");
      return;
    }
    switch (written(key, match, content)) {
      case 200 -> exchange.sendResponseHeaders(200, -1);
      case 404 -> error(exchange, 404, "NoSuchKey");
      default -> error(exchange, 412, "PreconditionFailed");
    }
  }

  /** Looks and writes in one step; the status of the answer. */
  private synchronized int written(String key, @Nullable String match, byte[] content) {
    byte[] there = objects.get(key);
    if (there == null && match != null) {
      return 404;
    }
    boolean holds = there == null || etag(there).equals(match);
    if (holds) {
      objects.put(key, content);
    }
    return holds ? 200 : 412;
  }

  private static String etag(byte[] content) {
    return "\"" + Digest.of(content).hex() + "\"";
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    byte[] body = "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

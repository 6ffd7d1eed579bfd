package dev.countersign.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's runtime interface for one function, and the one parameter that it fetches. An event is
 * given out, its answer taken in, one at a time.
 */
final class RuntimeApi implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<String> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(1);
  private final HttpServer server;
  private final String receiptKey;
  private int request;

  RuntimeApi(String receiptKey) throws IOException {
    this.receiptKey = receiptKey;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // Daemons: one waits for the next event for ever when the function has been ended.
    server.setExecutor(
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("runtime-api").factory()));
    server.createContext("/2018-06-01/runtime/invocation/next", this::next);
    server.createContext("/2018-06-01/runtime/", this::answered);
    server.createContext("/", this::parameter);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Gives the function an event and waits for its answer. */
  String invoke(String event) throws InterruptedException {
    events.put(event);
    String answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (answer == null) {
      throw new IllegalStateException("the function doesn't answer");
    }
    return answer;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      String event = events.take();
      var headers = exchange.getResponseHeaders();
      headers.set("Lambda-Runtime-Aws-Request-Id", "request-" + ++request);
      headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 25_000));
      headers.set(
          "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:0:function:bench");
      write(exchange, 200, event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answered(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (!answers.offer(path.endsWith("/response") ? body : "ERROR " + body)) {
      throw new IOException("two answers to one event");
    }
    write(exchange, 202, "{}");
  }

  /** SSM's GetParameter. */
  private void parameter(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String value = receiptKey.replace("\\", "\\\\").replace("\"", "\\\"");
    write(
        exchange,
        200,
        "{\"Parameter\":{\"Name\":\"k\",\"Type\":\"SecureString\",\"Value\":\"" + value + "\"}}");
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}

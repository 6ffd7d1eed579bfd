package dev.countersign.testing.engine.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.testing.engine.FakeEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * A fake engine that listens on 127.0.0.1, at a port that was free. Requests that come at once are
 * taken one after the other.
 */
public final class EngineServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final EngineFace face;
  private final Supplier<Instant> time;

  private EngineServer(HttpServer server, EngineFace face, Supplier<Instant> time) {
    this.server = server;
    this.face = face;
    this.time = time;
  }

  /**
   * Starts one.
   *
   * @param time what the engine takes for now; it must not go back
   */
  public static EngineServer start(FakeEngine engine, Supplier<Instant> time) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    var started = new EngineServer(HttpServer.create(address, 0), new EngineFace(engine), time);
    started.server.setExecutor(started.threads);
    started.server.createContext("/", started::handle);
    started.server.start();
    return started;
  }

  /** Where it listens, without a slash at the end. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      FaceAnswer answer;
      synchronized (face) {
        answer =
            face.answer(exchange.getRequestMethod(), exchange.getRequestURI(), body, time.get());
      }
      if (answer.status() != 0) {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

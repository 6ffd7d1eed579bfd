package dev.countersign.local.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on 127.0.0.1: who may ask what, and an answer to every request. */
final class RunnerServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RunnerServer.class.getName());

  /** One byte more than the largest body: enough to see that it is too large. */
  private static final int MOST = 262_145;

  /** Seconds that a client may take to send a request; the JDK's server knows no other way. */
  private static final String REQUEST_SECONDS = "sun.net.httpserver.maxReqTime";

  static {
    // Before the first server of this process: otherwise half a request holds its connection for
    // ever.
    if (System.getProperty(REQUEST_SECONDS) == null) {
      System.setProperty(REQUEST_SECONDS, "20");
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SourceEnds sources;
  private final ReaderExchange reads;
  private final LocalApi api;
  private final PageEvents events;
  private final InstantSource clock;
  private final int port;

  /**
   * Starts to listen.
   *
   * @param wanted the port; 0 for any that is free
   * @throws IOException when the port can't be had
   */
  RunnerServer(
      int wanted,
      SourceEnds sources,
      ReadEnds reads,
      LocalApi api,
      PageEvents events,
      InstantSource clock)
      throws IOException {
    this.sources = sources;
    this.reads = new ReaderExchange(reads);
    this.api = api;
    this.events = events;
    this.clock = clock;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
    this.port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (ReadEnds.has(exchange.getRequestURI().getPath())
        && RequestHead.problem(exchange).isEmpty()) {
      reads.answer(exchange, raw(exchange));
      return;
    }
    try (exchange) {
      var unusable = RequestHead.problem(exchange);
      if (unusable.isPresent()) {
        write(exchange, unusable.get());
      } else if (isPath(exchange, "/api/events") && isGet(exchange) && isAtHome(exchange)) {
        stream(exchange);
      } else {
        write(exchange, guarded(exchange));
      }
    }
  }

  /** Nobody is left without an answer, whatever fails. */
  private HttpAnswer guarded(HttpExchange exchange) throws IOException {
    try {
      return answer(exchange);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "defect at " + exchange.getRequestURI().getPath(), e);
      return LocalAnswers.defect();
    }
  }

  private HttpAnswer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/v1/")) {
      return sources.handle(path, raw(exchange));
    }
    if (path.startsWith("/api/") && isOurs(exchange)) {
      return api.post(path, exchange.getRequestBody().readNBytes(MOST));
    }
    if (path.startsWith("/api/")) {
      return isGet(exchange) && isAtHome(exchange) ? api.get(path) : LocalAnswers.notFound();
    }
    if (!isGet(exchange)) {
      return Answers.notFound();
    }
    return isAtHome(exchange) ? PageFiles.answer(path) : LocalAnswers.notFound();
  }

  private RawDelivery raw(HttpExchange exchange) throws IOException {
    return new RawDelivery(
        exchange.getRequestMethod(),
        uri().resolve(exchange.getRequestURI()).toString(),
        exchange.getRequestHeaders(),
        Bytes.of(exchange.getRequestBody().readNBytes(MOST)),
        clock.instant());
  }

  private static boolean isPath(HttpExchange exchange, String path) {
    return exchange.getRequestURI().getPath().equals(path);
  }

  private static boolean isGet(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("GET");
  }

  /** Another site's page must not read what is here, by whatever name it calls this machine. */
  private boolean isAtHome(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
  }

  /** A header of our own: another site's page can't send one without asking first. */
  private boolean isOurs(HttpExchange exchange) {
    return isAtHome(exchange)
        && exchange.getRequestMethod().equals("POST")
        && "1".equals(exchange.getRequestHeaders().getFirst("X-Countersign"));
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    try (var out = exchange.getResponseBody()) {
      events.stream(out);
    }
  }

  static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body().toArray();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}

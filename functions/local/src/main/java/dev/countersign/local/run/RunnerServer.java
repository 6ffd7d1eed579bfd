package dev.countersign.local.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.delivery.RequestLog;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.resolve.ResolveEnd;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** HTTP on 127.0.0.1: the sources' ends, the page, and what the page reads. */
final class RunnerServer implements AutoCloseable {
  /** One more than the largest body: enough to see that it is too large. */
  private static final int MOST = 262_145;

  private static final String HISTORY = "/api/outcomes/";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PageEvents journal;
  private final PageQueries views;
  private final InstantSource clock;
  private final LocalStore store;
  private final Assembly assembly;
  private final Sources sources;
  private final Supplier<ReplayRefused> replay;
  private final int port;

  RunnerServer(
      int wanted,
      Assembly assembly,
      Sources sources,
      Supplier<ReplayRefused> replay,
      PageEvents journal,
      PageQueries views,
      InstantSource clock,
      LocalStore store)
      throws IOException {
    this.journal = journal;
    this.views = views;
    this.clock = clock;
    this.store = store;
    this.assembly = assembly;
    this.sources = sources;
    this.replay = replay;
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
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/v1/")) {
        write(exchange, delivered(exchange, path));
      } else if (path.equals("/api/replay") && ours(exchange)) {
        var end = new ReplayEnd(store.ledger().refusals(), replay.get());
        write(exchange, end.handle(exchange.getRequestBody().readNBytes(MOST)));
      } else if (path.equals("/api/resolve") && ours(exchange)) {
        var end = new ResolveEnd(assembly.resolveOutcome(), clock);
        write(exchange, end.handle(exchange.getRequestBody().readNBytes(MOST)));
      } else if (!exchange.getRequestMethod().equals("GET") || !atHome(exchange)) {
        write(exchange, Answers.notFound());
      } else if (path.equals("/api/events")) {
        listen(exchange);
      } else {
        write(exchange, path.startsWith("/api/") ? read(path) : page(path));
      }
    }
  }

  /** Another site's page must not read what is here, by whatever name it calls this machine. */
  private boolean atHome(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return Set.of("127.0.0.1:" + port, "localhost:" + port).contains(host);
  }

  /** A header of our own: another site's page can't send one without asking first. */
  private boolean ours(HttpExchange exchange) {
    return atHome(exchange)
        && exchange.getRequestMethod().equals("POST")
        && "1".equals(exchange.getRequestHeaders().getFirst("X-Countersign"));
  }

  private HttpAnswer delivered(HttpExchange exchange, String path) throws IOException {
    var body = Bytes.of(exchange.getRequestBody().readNBytes(MOST));
    var fields = new TreeMap<String, Object>();
    RequestLog log = fields::putAll;
    DeliveryRouter route = assembly.route(sources, log);
    var headers = exchange.getRequestHeaders();
    var raw =
        new RawDelivery(
            exchange.getRequestMethod(),
            uri().resolve(exchange.getRequestURI()).toString(),
            headers,
            body,
            clock.instant());
    var answer = route.handle(path, raw);
    if (answer.status() >= 400) {
      String reason = fields.getOrDefault("reason", answer.status()).toString();
      journal.turnedAway(
          new PageEvents.TurnedAway(raw.receivedAt(), path, answer.status(), reason));
    }
    return answer;
  }

  private HttpAnswer read(String path) {
    return switch (path) {
      case "/api/outcomes" -> views.outcomes();
      case "/api/refused" -> views.refused();
      case "/api/keys" ->
          HttpAnswer.json(200, store.receipts().publicKeys().getBytes(StandardCharsets.UTF_8));
      case "/api/runner" ->
          HttpAnswer.json(
              200,
              JsonOutput.object(
                      out -> {
                        out.writeStringField("dynamodb", store.endpoint().toString());
                        out.writeStringField("table", LocalStore.TABLE);
                        out.writeStringField("now", clock.instant().toString());
                      })
                  .toArray());
      default ->
          path.startsWith(HISTORY)
              ? views.history(path.substring(HISTORY.length()))
              : Answers.notFound();
    };
  }

  private static HttpAnswer page(String path) throws IOException {
    String file = path.equals("/") ? "index.html" : path.replaceFirst("^/page/", "");
    if (!file.matches("[a-z-]+\\.(html|css|js)")) {
      return Answers.notFound();
    }
    try (var in = RunnerServer.class.getResourceAsStream("/page/" + file)) {
      if (in == null) {
        return Answers.notFound();
      }
      String type =
          file.endsWith("css") ? "text/css" : file.endsWith("js") ? "text/javascript" : "text/html";
      return new HttpAnswer(
          200,
          Map.of(
              "content-type", type + "; charset=utf-8",
              "content-security-policy", "default-src 'self'; frame-ancestors 'none'",
              "x-content-type-options", "nosniff",
              "cache-control", "no-cache"),
          Bytes.of(in.readAllBytes()));
    }
  }

  private void listen(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    var events = journal.listen();
    try (var out = exchange.getResponseBody()) {
      out.write(": listening\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (true) {
        String event = events.poll(15, TimeUnit.SECONDS);
        out.write((event == null ? ": still here\n\n" : event).getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      journal.leave(events);
    }
  }

  private static void write(HttpExchange exchange, HttpAnswer answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body().toArray();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}

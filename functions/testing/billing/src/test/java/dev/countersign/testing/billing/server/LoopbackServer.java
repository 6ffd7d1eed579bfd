package dev.countersign.testing.billing.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.domain.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** HTTP on 127.0.0.1, at a port that was free. Requests are answered one after the other. */
public final class LoopbackServer implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Answering answering;

  /** What it does with requests. */
  @FunctionalInterface
  public interface Answering {
    /** The answer. */
    Answer answer(Asked asked);
  }

  /**
   * A request.
   *
   * @param headers by their names in lower case
   */
  public record Asked(String method, URI uri, Map<String, String> headers, Bytes body) {
    /** The parts of the path, without the empty one before its first slash. */
    public String[] path() {
      return uri.getPath().substring(1).split("/");
    }
  }

  /** An answer, whose body is text; of status 0 none: the connection ends. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    /** An answer of JSON, or one without a body. */
    public static Answer json(int status, String body) {
      return new Answer(
          status, body.isEmpty() ? Map.of() : Map.of("Content-Type", "application/json"), body);
    }
  }

  /** Begins to listen. */
  public LoopbackServer(Answering answering) {
    this.answering = answering;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Where it is, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name, String.join(", ", values)));
      var asked =
          new Asked(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers,
              Bytes.of(exchange.getRequestBody().readAllBytes()));
      Answer answer = inTurn(asked);
      if (answer.status() == 0) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private synchronized Answer inTurn(Asked asked) {
    return answering.answer(asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}

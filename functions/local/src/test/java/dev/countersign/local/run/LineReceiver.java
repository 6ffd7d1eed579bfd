package dev.countersign.local.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook's receiver on loopback: it keeps each line by its id, as its tutorial says. */
final class LineReceiver implements AutoCloseable {
  /** A line that came. */
  record Line(String id, Json.Obj data) {
    long minor() {
      return data.get("amount_minor").orElseThrow() instanceof Json.Num(var number)
          ? number.longValueExact()
          : 0;
    }
  }

  /** Every request, a repeated one too. */
  private final List<Line> lines = new CopyOnWriteArrayList<>();

  private volatile int status = 204;
  private volatile String said = "";
  private final HttpServer server;

  private LineReceiver(int port) throws IOException {
    this.server = HttpServer.create(address(port), 0);
    server.createContext("/lines", this::take);
    server.start();
  }

  /** On any port that is free. */
  static LineReceiver open() throws IOException {
    return new LineReceiver(0);
  }

  /** On the port of one that was closed. */
  static LineReceiver openAgain(URI where) throws IOException {
    return new LineReceiver(where.getPort());
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/lines");
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** Answers this from now on. */
  void answers(int status, String body) {
    this.status = status;
    this.said = body;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body =
          ((Reading.Read<Json>) StrictJson.parse(exchange.getRequestBody().readAllBytes())).value();
      if (status / 100 == 2) {
        String id = Objects.requireNonNull(exchange.getRequestHeaders().getFirst("webhook-id"));
        lines.add(new Line(id, (Json.Obj) ((Json.Obj) body).get("data").orElseThrow()));
      }
      byte[] answer = said.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

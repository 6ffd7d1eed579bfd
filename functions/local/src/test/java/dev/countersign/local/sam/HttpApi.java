package dev.countersign.local.sam;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.sam.StackTemplate.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Stands in for API Gateway's HTTP API, which LocalStack lacks: the template's routes on loopback,
 * each invoking the alias of its function. It knows nothing of Countersign.
 */
final class HttpApi implements AutoCloseable {
  private static final String ALIAS = "live";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LambdaClient lambda;
  private final List<Route> routes;
  private final UnaryOperator<String> functions;

  /**
   * Starts it on a free port.
   *
   * @param functions from a function's name in the template to its name in the stack
   */
  HttpApi(LambdaClient lambda, List<Route> routes, UnaryOperator<String> functions)
      throws IOException {
    this.lambda = lambda;
    this.routes = routes;
    this.functions = functions;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      for (Route route : routes) {
        var parameters = route.matched(exchange.getRequestURI().getRawPath());
        if (route.method().equals(exchange.getRequestMethod()) && parameters.isPresent()) {
          invoke(route, parameters.get(), exchange, body);
          return;
        }
      }
      answer(exchange, 404, "{\"message\":\"Not Found\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A function that fails is answered 500, one that can't be had 503, as API Gateway does. */
  private void invoke(
      Route route, Map<String, String> parameters, HttpExchange exchange, byte[] body)
      throws IOException {
    var event = HttpApiEvent.of(route, parameters, exchange, body, Instant.now());
    try {
      var invoked =
          lambda.invoke(r ->
              r.functionName(functions.apply(route.function()))
                  .qualifier(ALIAS)
                  .payload(SdkBytes.fromByteArray(event.toArray())));
      if (invoked.functionError() == null
          && StrictJson.parse(invoked.payload().asByteArray())
              instanceof Reading.Read<Json>(Json.Obj said)) {
        answer(exchange, said);
        return;
      }
      answer(
          exchange,
          500,
          "{\"message\":\"Internal Server Error\"}".getBytes(StandardCharsets.UTF_8));
    } catch (SdkException e) {
      answer(
          exchange, 503, "{\"message\":\"Service Unavailable\"}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void answer(HttpExchange exchange, Json.Obj said) throws IOException {
    if (said.members().get("headers") instanceof Json.Obj(Map<String, Json> headers)) {
      headers.forEach((name, value) -> {
        if (value instanceof Json.Str(String text)) {
          exchange.getResponseHeaders().add(name, text);
        }
      });
    }
    boolean encoded =
        said.members().get("isBase64Encoded") instanceof Json.Bool(boolean yes) && yes;
    String body = said.text("body").orElse("");
    int status =
        said.members().get("statusCode") instanceof Json.Num(var code) ? code.intValue() : 500;
    answer(
        exchange,
        status,
        encoded ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().remove("content-length");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}

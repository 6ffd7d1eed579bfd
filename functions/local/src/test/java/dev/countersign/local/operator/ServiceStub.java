package dev.countersign.local.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers in place of every service but DynamoDB, so that commands go on to their next call. It
 * proves nothing of any of them.
 */
final class ServiceStub implements AutoCloseable {
  private final Map<String, String> parameters = new TreeMap<>();
  private final String secret;
  private final HttpServer server;

  private ServiceStub(String secret, HttpServer server) {
    this.secret = secret;
    this.server = server;
  }

  /** One whose every secret in Secrets Manager is this one. */
  static ServiceStub with(String secret) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var stub = new ServiceStub(secret, server);
    server.createContext("/", stub::handle);
    server.start();
    return stub;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    var asked =
        (Json.Obj)
            ((Reading.Read<Json>) StrictJson.parse(exchange.getRequestBody().readAllBytes()))
                .value();
    String name = asked.text("Name").orElse("");
    byte[] answer =
        switch (target.substring(target.indexOf('.') + 1)) {
          case "PutParameter" -> {
            parameters.put(name, asked.text("Value").orElseThrow());
            yield json(out -> out.writeNumberField("Version", 1));
          }
          case "GetParameter" ->
              parameters.containsKey(name)
                  ? json(out -> {
                    out.writeObjectFieldStart("Parameter");
                    out.writeStringField("Value", parameters.get(name));
                    out.writeEndObject();
                  })
                  : json(out -> out.writeStringField("__type", "ParameterNotFound"));
          case "DescribeParameters" -> json(out -> {});
          case "DescribeEventBus" -> json(out -> {});
          case "PutEvents" ->
              json(out -> {
                out.writeArrayFieldStart("Entries");
                for (int i = 0; i < entries(asked); i++) {
                  out.writeStartObject();
                  out.writeStringField("EventId", "e" + i);
                  out.writeEndObject();
                }
                out.writeEndArray();
              });
          case "GetQueueUrl" -> json(out -> out.writeStringField("QueueUrl", uri() + "0/QUEUE"));
          case "SendMessageBatch" -> json(out -> {});
          case "GetSecretValue" -> json(out -> out.writeStringField("SecretString", secret));
          default -> throw new IOException("not understood: " + target);
        };
    boolean found = !new String(answer, StandardCharsets.UTF_8).contains("__type");
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(found ? 200 : 400, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static int entries(Json.Obj asked) {
    return ((Json.Arr) asked.get("Entries").orElseThrow()).items().size();
  }

  private static byte[] json(JsonOutput.Members members) {
    return JsonOutput.object(members).toArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

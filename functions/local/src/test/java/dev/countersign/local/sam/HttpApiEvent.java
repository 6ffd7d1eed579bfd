package dev.countersign.local.sam;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.local.sam.StackTemplate.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The event that API Gateway makes of a request to an HTTP API, in payload format 2.0
 * (docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html).
 * Names of headers are in lower case, repeated ones are joined by commas, cookies stand apart, and
 * a body that is no text is in base64.
 */
final class HttpApiEvent {
  static final String HOST = "abcdefghij.execute-api.eu-central-1.amazonaws.com";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpApiEvent() {}

  static Bytes of(
      Route route,
      Map<String, String> parameters,
      HttpExchange exchange,
      byte[] body,
      Instant now) {
    var headers = headers(exchange);
    return JsonOutput.object(out -> {
      out.writeStringField("version", "2.0");
      out.writeStringField("routeKey", route.key());
      out.writeStringField("rawPath", exchange.getRequestURI().getRawPath());
      String query = exchange.getRequestURI().getRawQuery();
      out.writeStringField("rawQueryString", query == null ? "" : query);
      var cookies = exchange.getRequestHeaders().get("cookie");
      if (cookies != null) {
        out.writeArrayFieldStart("cookies");
        for (String cookie : String.join("; ", cookies).split("; ?", -1)) {
          out.writeString(cookie);
        }
        out.writeEndArray();
      }
      texts(out, "headers", headers);
      context(out, route, exchange, headers, now);
      if (!parameters.isEmpty()) {
        texts(out, "pathParameters", parameters);
      }
      boolean text = isText(headers.getOrDefault("content-type", ""));
      if (body.length > 0) {
        out.writeStringField(
            "body",
            text
                ? new String(body, StandardCharsets.UTF_8)
                : Base64.getEncoder().encodeToString(body));
      }
      out.writeBooleanField("isBase64Encoded", body.length > 0 && !text);
    });
  }

  private static void context(
      JsonGenerator out,
      Route route,
      HttpExchange exchange,
      Map<String, String> headers,
      Instant now)
      throws IOException {
    out.writeObjectFieldStart("requestContext");
    out.writeStringField("accountId", "000000000000");
    out.writeStringField("apiId", HOST.substring(0, HOST.indexOf('.')));
    out.writeStringField("domainName", HOST);
    out.writeStringField("domainPrefix", HOST.substring(0, HOST.indexOf('.')));
    out.writeObjectFieldStart("http");
    out.writeStringField("method", route.method());
    out.writeStringField("path", exchange.getRequestURI().getRawPath());
    out.writeStringField("protocol", exchange.getProtocol());
    out.writeStringField("sourceIp", "192.0.2.1");
    out.writeStringField("userAgent", headers.getOrDefault("user-agent", ""));
    out.writeEndObject();
    out.writeStringField("requestId", UUID.randomUUID().toString());
    out.writeStringField("routeKey", route.key());
    out.writeStringField("stage", "$default");
    out.writeStringField("time", TIME.format(now));
    out.writeNumberField("timeEpoch", now.toEpochMilli());
    out.writeEndObject();
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    var headers = new TreeMap<String, String>();
    for (Map.Entry<String, List<String>> each : exchange.getRequestHeaders().entrySet()) {
      String name = Objects.requireNonNull(each.getKey()).toLowerCase(Locale.ROOT);
      if (!name.equals("cookie")) {
        headers.put(name, String.join(",", each.getValue()));
      }
    }
    headers.put("host", HOST);
    headers.put("x-forwarded-for", "192.0.2.1");
    headers.put("x-forwarded-port", "443");
    headers.put("x-forwarded-proto", "https");
    return headers;
  }

  private static boolean isText(String mediaType) {
    String type = mediaType.toLowerCase(Locale.ROOT);
    return type.isEmpty()
        || type.startsWith("text/")
        || type.startsWith("application/json")
        || type.startsWith("application/javascript")
        || type.startsWith("application/xml");
  }

  private static void texts(JsonGenerator out, String name, Map<String, String> texts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (var each : texts.entrySet()) {
      out.writeStringField(each.getKey(), each.getValue());
    }
    out.writeEndObject();
  }
}

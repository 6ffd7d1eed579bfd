package dev.countersign.lambda.aws;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.domain.Bytes;
import dev.countersign.lambda.http.Answers;
import dev.countersign.lambda.http.HttpAnswer;
import dev.countersign.lambda.http.Route;
import dev.countersign.trust.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's payload format 2.0: header names come in lower case and repeated headers as one,
 * joined by commas; a body that is no UTF-8 text, or whose media type is binary, comes as base64.
 */
final class HttpEvents {
  private HttpEvents() {}

  static APIGatewayV2HTTPResponse answered(
      APIGatewayV2HTTPEvent event, Instant receivedAt, Route route) {
    String path = event.getRawPath();
    var raw = path == null ? null : raw(event, path, receivedAt);
    return response(raw == null || path == null ? Answers.notFound() : route.handle(path, raw));
  }

  static @Nullable RawDelivery raw(APIGatewayV2HTTPEvent event, String path, Instant receivedAt) {
    var context = event.getRequestContext();
    if (context == null || context.getHttp() == null || context.getHttp().getMethod() == null) {
      return null;
    }
    var body = body(event);
    if (body == null) {
      return null;
    }
    String query = event.getRawQueryString();
    String url =
        "https://"
            + context.getDomainName()
            + path
            + (query == null || query.isEmpty() ? "" : "?" + query);
    return new RawDelivery(
        context.getHttp().getMethod(), url, headers(event.getHeaders()), body, receivedAt);
  }

  private static @Nullable Bytes body(APIGatewayV2HTTPEvent event) {
    String text = event.getBody() == null ? "" : event.getBody();
    if (!event.getIsBase64Encoded()) {
      return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
    try {
      return Bytes.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Map<String, List<String>> headers(@Nullable Map<String, String> headers) {
    var all = new TreeMap<String, List<String>>();
    if (headers != null) {
      headers.forEach((name, value) -> all.put(name, List.of(value)));
    }
    return all;
  }

  private static APIGatewayV2HTTPResponse response(HttpAnswer answer) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.text())
        .build();
  }
}

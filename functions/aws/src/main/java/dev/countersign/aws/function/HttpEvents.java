package dev.countersign.aws.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.countersign.app.delivery.Answers;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.aws.settings.CurrentSettings;
import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns API Gateway's events into deliveries, and answers into its responses. In payload format 2.0
 * header names are in lower case, repeated headers are one, joined by commas, and a body that is
 * not UTF-8 text, or whose media type is binary, is in base64.
 */
@Singleton
final class HttpEvents {
  /**
   * The bytes of a body that goes as text at most: a byte may take six in JSON, and a longer text
   * could so be more than Lambda takes. In base64 it grows by a third, whatever is in it.
   */
  private static final int MOST_TEXT = 1_000_000;

  private final Supplier<String> basePath;

  @Inject
  HttpEvents(CurrentSettings settings) {
    this(() -> settings.get().basePath());
  }

  /**
   * For an address with the base path of now.
   *
   * @param basePath gives it without slashes; empty for none
   */
  HttpEvents(Supplier<String> basePath) {
    this.basePath = basePath;
  }

  /** What answers a request under a path. */
  @FunctionalInterface
  interface Ends {
    HttpAnswer handle(String path, RawDelivery raw);
  }

  /**
   * Hands a request to its handler; an event that is no request is answered 404.
   *
   * @throws dev.countersign.domain.failure.OperationFailed when there are no settings
   */
  APIGatewayV2HTTPResponse answered(HttpEvent event, Instant receivedAt, Ends ends) {
    String base = basePath.get();
    String path = event.rawPath();
    var raw = path == null ? null : raw(event, path, receivedAt);
    return response(
        raw == null || path == null
            ? Answers.notFound()
            : ends.handle(withoutBase(base, path), raw));
  }

  /**
   * The path that the ends know. API Gateway leaves the custom domain's base path in {@code
   * rawPath}; the signed address has it, too.
   */
  private static String withoutBase(String base, String path) {
    return !base.isEmpty() && path.startsWith("/" + base + "/")
        ? path.substring(base.length() + 1)
        : path;
  }

  /** The answer to a request that was not handled: 503 asks for it again, 500 is a defect. */
  static APIGatewayV2HTTPResponse failed(int status) {
    return response(status == 503 ? Answers.unavailable() : Answers.defect());
  }

  /** The request that an event holds; null where it has no method or its base64 can't be read. */
  static @Nullable RawDelivery raw(HttpEvent event, String path, Instant receivedAt) {
    var context = event.requestContext();
    if (context == null || context.http() == null || context.http().method() == null) {
      return null;
    }
    var body = body(event);
    if (body == null) {
      return null;
    }
    String query = event.rawQueryString();
    String url =
        "https://"
            + context.domainName()
            + path
            + (query == null || query.isEmpty() ? "" : "?" + query);
    return new RawDelivery(
        context.http().method(),
        url,
        headers(event.headers()),
        body,
        receivedAt,
        certificate(context.authentication()));
  }

  private static @Nullable String certificate(HttpEvent.@Nullable Authentication shown) {
    return shown == null || shown.clientCert() == null ? null : shown.clientCert().clientCertPem();
  }

  private static @Nullable Bytes body(HttpEvent event) {
    String text = event.body() == null ? "" : event.body();
    if (!event.base64()) {
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
    byte[] body = answer.body().toArray();
    boolean text = body.length <= MOST_TEXT && isText(body);
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(text ? answer.text() : Base64.getEncoder().encodeToString(body))
        .withIsBase64Encoded(!text)
        .build();
  }

  private static boolean isText(byte[] body) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}

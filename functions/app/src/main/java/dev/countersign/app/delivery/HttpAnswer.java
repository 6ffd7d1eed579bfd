package dev.countersign.app.delivery;

import dev.countersign.domain.Bytes;
import java.util.Map;

/** The answer to an HTTP request. */
public record HttpAnswer(int status, Map<String, String> headers, Bytes body) {
  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /** A body of JSON. */
  public static HttpAnswer json(int status, Bytes body) {
    return new HttpAnswer(status, Map.of("content-type", "application/json"), body);
  }

  /** A body of JSON. */
  public static HttpAnswer json(int status, byte[] body) {
    return json(status, Bytes.of(body));
  }

  /** An answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Map.of(), Bytes.of(new byte[0]));
  }

  /** The body as text. */
  public String text() {
    return body.toText();
  }
}

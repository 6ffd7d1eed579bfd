package dev.countersign.testing.engine.http;

import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status 0 if there is none: the connection ends without one
 * @param body JSON
 */
public record FaceAnswer(int status, Map<String, String> headers, String body) {
  public FaceAnswer {
    headers = Map.copyOf(headers);
  }

  static FaceAnswer of(int status, String body) {
    return new FaceAnswer(status, Map.of(), body);
  }
}

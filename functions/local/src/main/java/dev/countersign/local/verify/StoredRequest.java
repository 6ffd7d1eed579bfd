package dev.countersign.local.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An HTTP/1.1 request as text: request line, headers, an empty line, and the body's bytes. */
final class StoredRequest {
  private StoredRequest() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is no request
   */
  static RawDelivery read(byte[] bytes, Instant at) {
    int lines = end(bytes, "\r\n\r\n");
    int end = lines < 0 ? end(bytes, "\n\n") : lines;
    if (end < 0) {
      throw new IllegalArgumentException("no empty line between headers and body");
    }
    var head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).strip().lines().toList();
    var request = head.getFirst().split(" ", -1);
    if (request.length != 3 || !request[2].startsWith("HTTP/")) {
      throw new IllegalArgumentException("the first line is no 'POST /path HTTP/1.1'");
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("a header without a colon");
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    String host = headers.getOrDefault("host", List.of("")).getFirst();
    String url = request[1].startsWith("http") ? request[1] : "https://" + host + request[1];
    var body = Bytes.of(Arrays.copyOfRange(bytes, end, bytes.length));
    return new RawDelivery(request[0], url, headers, body, at);
  }

  /** The place after the first occurrence, -1 where there is none. */
  private static int end(byte[] bytes, String mark) {
    int found = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
    return found < 0 ? -1 : found + mark.length();
  }
}

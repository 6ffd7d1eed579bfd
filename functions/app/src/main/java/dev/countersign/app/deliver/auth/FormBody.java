package dev.countersign.app.deliver.auth;

import dev.countersign.domain.Bytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Fields as a form writes them. */
final class FormBody {
  private FormBody() {}

  /** {@code application/x-www-form-urlencoded}. */
  static Bytes of(SortedMap<String, String> fields) {
    return Bytes.of(
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** One name or value. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

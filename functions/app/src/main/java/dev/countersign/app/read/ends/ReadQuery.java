package dev.countersign.app.read.ends;

import dev.countersign.trust.delivery.RawDelivery;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The parameters of a request's address. */
final class ReadQuery {
  private final String query;

  private ReadQuery(String query) {
    this.query = query;
  }

  static ReadQuery of(RawDelivery request) {
    var query = URI.create(request.url()).getRawQuery();
    return new ReadQuery(query == null ? "" : query);
  }

  /** The first value of this name. */
  Optional<String> value(String name) {
    String begin = name + "=";
    return Arrays.stream(query.split("&", -1))
        .filter(part -> part.startsWith(begin))
        .map(part -> decoded(part.substring(begin.length())))
        .findFirst();
  }

  /** What is no percent-encoding is taken as it is. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}

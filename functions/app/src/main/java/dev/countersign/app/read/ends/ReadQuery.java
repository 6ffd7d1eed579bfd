package dev.countersign.app.read.ends;

import dev.countersign.trust.delivery.RawDelivery;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** The parameters with this one more, in place of others of its name; as they are written. */
  String with(String name, String value) {
    String begin = name + "=";
    return Stream.concat(
            Arrays.stream(query.split("&", -1))
                .filter(part -> !part.isEmpty() && !part.startsWith(begin)),
            Stream.of(begin + URLEncoder.encode(value, StandardCharsets.UTF_8)))
        .collect(Collectors.joining("&"));
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

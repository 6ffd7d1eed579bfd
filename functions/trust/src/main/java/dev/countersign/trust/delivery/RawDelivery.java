package dev.countersign.trust.delivery;

import dev.countersign.domain.Bytes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as it was received, not verified yet.
 *
 * @param url the address as the sender wrote it, with its query
 * @param headers all values by lower-case name
 * @param receivedAt the time of receipt; signed times are compared with it
 * @param certificate the client's certificate as PEM, from whatever ended the TLS connection; never
 *     from a header; null where the client presented none
 */
public record RawDelivery(
    String method,
    String url,
    Map<String, List<String>> headers,
    Bytes body,
    Instant receivedAt,
    @Nullable String certificate) {
  public RawDelivery {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach((name, values) ->
        lower
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>())
            .addAll(values));
    lower.replaceAll((name, values) -> List.copyOf(values));
    headers = Map.copyOf(lower);
  }

  /** A delivery without a client certificate. */
  public RawDelivery(
      String method,
      String url,
      Map<String, List<String>> headers,
      Bytes body,
      Instant receivedAt) {
    this(method, url, headers, body, receivedAt, null);
  }

  /** All values of a header, its name compared without regard to case. Empty for none. */
  public List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** The media type without parameters, in lower case. Empty for none, or for several. */
  public String mediaType() {
    var values = header("content-type");
    String value = values.size() == 1 ? values.getFirst() : "";
    int parameters = value.indexOf(';');
    return (parameters < 0 ? value : value.substring(0, parameters))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /**
   * The same delivery with another origin in its URL: the one that the sender was given, where a
   * proxy has rewritten it.
   *
   * @param origin {@code https://host} without a path
   */
  public RawDelivery at(String origin) {
    int scheme = url.indexOf("//");
    int path = scheme < 0 ? -1 : url.indexOf('/', scheme + 2);
    String rest = path < 0 ? "" : url.substring(path);
    return new RawDelivery(method, origin + rest, headers, body, receivedAt, certificate);
  }

  /** The client's certificate as PEM, from the TLS connection. */
  public Optional<String> clientCertificate() {
    return Optional.ofNullable(certificate);
  }

  @Override
  public String toString() {
    return "RawDelivery[" + method + ", " + body.size() + " bytes]";
  }
}

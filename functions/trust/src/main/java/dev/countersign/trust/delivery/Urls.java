package dev.countersign.trust.delivery;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads URLs and forms, and writes them the way that vendors sign them. */
public final class Urls {
  /** The escapes that HubSpot decodes before it signs in version 3, and no others. */
  private static final Map<String, String> HUBSPOT =
      Map.ofEntries(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  private Urls() {}

  /**
   * The URL as HubSpot signs it in version 3: twelve escapes decoded, each once
   * (developers.hubspot.com, "Validating requests from HubSpot").
   */
  public static String decodedForHubSpot(String url) {
    return ESCAPE
        .matcher(url)
        .replaceAll(escape ->
            HUBSPOT
                .getOrDefault(escape.group().toUpperCase(java.util.Locale.ROOT), escape.group())
                .replace("\\", "\\\\")
                .replace("$", "\\$"));
  }

  /**
   * The URL as it is, and its other spelling: without its port, or with the scheme's own where it
   * has none. Twilio may sign either (twilio.com/docs, "Webhooks security"; the helper libraries
   * try both, whatever the port is).
   */
  public static List<String> withAndWithoutPort(String url) {
    var uri = parse(url);
    if (uri.isEmpty() || uri.get().getRawAuthority() == null) {
      return List.of(url);
    }
    int after = url.indexOf("//") + 2 + uri.get().getRawAuthority().length();
    String rest = url.substring(after);
    String before = url.substring(0, after);
    if (uri.get().getPort() >= 0) {
      return List.of(url, before.substring(0, before.lastIndexOf(':')) + rest);
    }
    return List.of(url, before + ("https".equals(uri.get().getScheme()) ? ":443" : ":80") + rest);
  }

  /** The URL, parsed (RFC 3986 as {@link URI} reads it). Empty where it is not one. */
  public static Optional<URI> parse(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The query as it was sent, still encoded. Empty for none. */
  static String query(String url) {
    int mark = url.indexOf('?');
    int end = url.indexOf('#');
    return mark < 0 ? "" : url.substring(mark + 1, end < mark ? url.length() : end);
  }

  /**
   * The one value of a query parameter, decoded.
   *
   * @throws DeliveryRejected where the parameter is missing or repeated, or the query is malformed
   */
  public static String parameter(String url, String name) throws DeliveryRejected {
    var values = form(query(url)).getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new DeliveryRejected(RejectionReason.MISSING_PARAMETER);
    }
    return values.getFirst();
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}: all values by name, in their order.
   *
   * @throws DeliveryRejected where the text is not a form in UTF-8
   */
  public static Map<String, List<String>> form(String text) throws DeliveryRejected {
    var fields = new TreeMap<String, List<String>>();
    if (text.isEmpty()) {
      return fields;
    }
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
    return fields;
  }

  /**
   * The fields of a form as Twilio signs them: sorted by name, each name followed by its value; of
   * a repeated name each distinct value once (twilio.com/docs, "Webhooks security").
   *
   * @throws DeliveryRejected where the text is not a form in UTF-8
   */
  public static String sortedForm(String text) throws DeliveryRejected {
    var joined = new StringBuilder();
    form(text)
        .forEach((name, values) ->
            new TreeSet<>(values).forEach(value -> joined.append(name).append(value)));
    return joined.toString();
  }

  private static String decoded(String text) throws DeliveryRejected {
    try {
      // Decoded as bytes first, since URLDecoder would silently replace what is not UTF-8.
      String bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_FORM);
    }
  }
}

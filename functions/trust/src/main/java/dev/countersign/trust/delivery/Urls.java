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

/** URLs and forms, as schemes sign them. */
public final class Urls {
  /** HubSpot v3 decodes these and no others; what comes of one is never decoded again. */
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

  public static String hubspot(String url) {
    return ESCAPE
        .matcher(url)
        .replaceAll(escape ->
            HUBSPOT
                .getOrDefault(escape.group().toUpperCase(java.util.Locale.ROOT), escape.group())
                .replace("\\", "\\\\")
                .replace("$", "\\$"));
  }

  /** As it is, and with or without the port that its scheme implies. */
  public static List<String> ports(String url) {
    var uri = uri(url);
    if (uri.isEmpty() || uri.get().getRawAuthority() == null) {
      return List.of(url);
    }
    String authority = uri.get().getRawAuthority();
    String implied = "https".equals(uri.get().getScheme()) ? ":443" : ":80";
    int after = url.indexOf("//") + 2 + authority.length();
    String rest = url.substring(after);
    String before = url.substring(0, after);
    if (authority.endsWith(implied)) {
      return List.of(url, before.substring(0, before.length() - implied.length()) + rest);
    }
    return uri.get().getPort() >= 0 ? List.of(url) : List.of(url, before + implied + rest);
  }

  public static Optional<URI> uri(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The raw query; empty for none. */
  static String query(String url) {
    int mark = url.indexOf('?');
    int end = url.indexOf('#');
    return mark < 0 ? "" : url.substring(mark + 1, end < mark ? url.length() : end);
  }

  /**
   * The one value of a parameter.
   *
   * @throws DeliveryRejected where there is none, or several
   */
  public static String parameter(String url, String name) throws DeliveryRejected {
    var values = form(query(url)).getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new DeliveryRejected(RejectionReason.MISSING_PARAMETER);
    }
    return values.getFirst();
  }

  /** {@code application/x-www-form-urlencoded}: all values by name, as they came. */
  static Map<String, List<String>> form(String text) throws DeliveryRejected {
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

  /** Twilio: names sorted, each followed by its value; of a repeated name, each value once. */
  public static String sortedForm(String text) throws DeliveryRejected {
    var joined = new StringBuilder();
    form(text)
        .forEach((name, values) ->
            new TreeSet<>(values).forEach(value -> joined.append(name).append(value)));
    return joined.toString();
  }

  private static String decoded(String text) throws DeliveryRejected {
    try {
      // Bytes first: the decoder would put a replacement for what is no UTF-8.
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

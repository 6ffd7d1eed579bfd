package dev.countersign.trust;

import dev.countersign.trust.SignatureInput.Covered;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text that an HTTP message signature is computed over (RFC 9421, section 2.5). */
final class SignatureBase {
  private SignatureBase() {}

  static String of(RawDelivery delivery, SignatureInput input) throws Refusal {
    var uri =
        Urls.uri(delivery.url())
            .filter(each -> each.getRawAuthority() != null && each.getScheme() != null)
            .orElseThrow(() -> new Refusal(Reason.MISSING_COMPONENT));
    var base = new StringBuilder();
    for (Covered covered : input.covered()) {
      String value = value(covered.name(), delivery, uri);
      if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
        throw new Refusal(Reason.FORBIDDEN_COMPONENT);
      }
      base.append('"').append(covered.name()).append("\": ").append(value).append('\n');
    }
    return base.append("\"@signature-params\": ").append(input.params()).toString();
  }

  private static String value(String name, RawDelivery delivery, URI uri) throws Refusal {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return switch (name) {
      case "@method" -> delivery.method();
      case "@target-uri" -> delivery.url();
      case "@authority" -> authority(uri);
      case "@scheme" -> uri.getScheme().toLowerCase(Locale.ROOT);
      case "@request-target" -> path(uri) + (uri.getRawQuery() == null ? "" : "?" + query);
      case "@path" -> path(uri);
      case "@query" -> "?" + query;
      default -> field(name, delivery);
    };
  }

  private static String path(URI uri) {
    return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
  }

  /** Lower case, without the port that the scheme implies. */
  private static String authority(URI uri) {
    String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
    String implied = "https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80";
    return authority.endsWith(implied)
        ? authority.substring(0, authority.length() - implied.length())
        : authority;
  }

  private static String field(String name, RawDelivery delivery) throws Refusal {
    var values = delivery.header(name);
    if (values.isEmpty()) {
      throw new Refusal(Reason.MISSING_COMPONENT);
    }
    return values.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}

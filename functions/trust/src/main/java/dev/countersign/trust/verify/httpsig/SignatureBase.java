package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.verify.httpsig.SignatureInput.Covered;
import java.net.URI;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Builds the signature base: the text that an HTTP message signature covers (RFC 9421, section
 * 2.5).
 */
public final class SignatureBase {
  private SignatureBase() {}

  /**
   * The signature base of a delivery for the components that the signature input names.
   *
   * @throws DeliveryRejected where the delivery lacks a component, or a component holds a line
   *     break
   */
  public static String of(RawDelivery delivery, SignatureInput input) throws DeliveryRejected {
    var uri =
        Urls.parse(delivery.url())
            .filter(each -> each.getRawAuthority() != null && each.getScheme() != null)
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.MISSING_COMPONENT));
    var base = new StringBuilder();
    for (Covered covered : input.covered()) {
      String value = value(covered.name(), delivery, uri);
      if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
        throw new DeliveryRejected(RejectionReason.FORBIDDEN_COMPONENT);
      }
      base.append('"').append(covered.name()).append("\": ").append(value).append('\n');
    }
    return base.append("\"@signature-params\": ").append(input.params()).toString();
  }

  private static String value(String name, RawDelivery delivery, URI uri) throws DeliveryRejected {
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

  /** Lower case, without the scheme's default port (RFC 9421, section 2.2.3). */
  private static String authority(URI uri) {
    String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
    String defaultPort = "https".equalsIgnoreCase(uri.getScheme()) ? ":443" : ":80";
    return authority.endsWith(defaultPort)
        ? authority.substring(0, authority.length() - defaultPort.length())
        : authority;
  }

  private static String field(String name, RawDelivery delivery) throws DeliveryRejected {
    var values = delivery.header(name);
    if (values.isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MISSING_COMPONENT);
    }
    return values.stream().map(String::strip).collect(Collectors.joining(", "));
  }
}

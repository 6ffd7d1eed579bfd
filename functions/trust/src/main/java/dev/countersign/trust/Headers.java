package dev.countersign.trust;

import java.util.Optional;

/** Reads headers that may stand once. */
final class Headers {
  private Headers() {}

  /** The one value; several are refused, since whoever stands between may have added one. */
  static String single(RawDelivery delivery, String name) throws Refusal {
    var values = delivery.header(name);
    if (values.size() != 1) {
      throw new Refusal(values.isEmpty() ? Reason.MISSING_HEADER : Reason.REPEATED_HEADER);
    }
    return values.getFirst();
  }

  static Optional<String> optional(RawDelivery delivery, String name) throws Refusal {
    return delivery.header(name).isEmpty() ? Optional.empty() : Optional.of(single(delivery, name));
  }

  /** What follows the scheme in the one {@code Authorization} header (RFC 9110, section 11). */
  static String credentials(RawDelivery delivery, String scheme) throws Refusal {
    String value = single(delivery, "authorization");
    String start = scheme + " ";
    if (!value.regionMatches(true, 0, start, 0, start.length())) {
      throw new Refusal(Reason.WRONG_SCHEME);
    }
    return value.substring(start.length());
  }
}

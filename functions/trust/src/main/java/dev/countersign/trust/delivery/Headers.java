package dev.countersign.trust.delivery;

import java.util.Optional;

/** Reads headers that may stand once. */
public final class Headers {
  private Headers() {}

  /** The one value; several are refused, since whoever stands between may have added one. */
  public static String single(RawDelivery delivery, String name) throws DeliveryRejected {
    var values = delivery.header(name);
    if (values.size() != 1) {
      throw new DeliveryRejected(
          values.isEmpty() ? RejectionReason.MISSING_HEADER : RejectionReason.REPEATED_HEADER);
    }
    return values.getFirst();
  }

  static Optional<String> optional(RawDelivery delivery, String name) throws DeliveryRejected {
    return delivery.header(name).isEmpty() ? Optional.empty() : Optional.of(single(delivery, name));
  }

  /** What follows the scheme in the one {@code Authorization} header (RFC 9110, section 11). */
  public static String credentials(RawDelivery delivery, String scheme) throws DeliveryRejected {
    String value = single(delivery, "authorization");
    String start = scheme + " ";
    if (!value.regionMatches(true, 0, start, 0, start.length())) {
      throw new DeliveryRejected(RejectionReason.WRONG_SCHEME);
    }
    return value.substring(start.length());
  }
}

package dev.countersign.trust.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads headers that a delivery must have exactly once. */
public final class Headers {
  private Headers() {}

  /**
   * The one value of a header. Several are rejected, because a proxy or an attacker may have added
   * one.
   *
   * @throws DeliveryRejected where the header is missing or repeated
   */
  public static String single(RawDelivery delivery, String name) throws DeliveryRejected {
    var values = delivery.header(name);
    if (values.size() != 1) {
      throw new DeliveryRejected(
          values.isEmpty() ? RejectionReason.MISSING_HEADER : RejectionReason.REPEATED_HEADER);
    }
    return values.getFirst();
  }

  /**
   * The one value of a header that has several spellings. Each spelling may be there once; where
   * several are, they must have the same value.
   *
   * @param names the spellings, at least one
   * @throws DeliveryRejected where none is there, one is repeated, or two differ
   */
  public static String single(RawDelivery delivery, List<String> names) throws DeliveryRejected {
    @Nullable String found = null;
    for (String name : names) {
      if (delivery.header(name).isEmpty()) {
        continue;
      }
      String value = single(delivery, name);
      if (found != null && !found.equals(value)) {
        throw new DeliveryRejected(RejectionReason.REPEATED_HEADER);
      }
      found = value;
    }
    if (found == null) {
      throw new DeliveryRejected(RejectionReason.MISSING_HEADER);
    }
    return found;
  }

  /**
   * The credentials of the one {@code Authorization} header: what follows the scheme (RFC 9110,
   * section 11.4).
   *
   * @param scheme {@code Basic} or {@code Bearer}, compared without regard to case
   * @throws DeliveryRejected where the header is missing, repeated or of another scheme
   */
  public static String credentials(RawDelivery delivery, String scheme) throws DeliveryRejected {
    String value = single(delivery, "authorization");
    String start = scheme + " ";
    if (!value.regionMatches(true, 0, start, 0, start.length())) {
      throw new DeliveryRejected(RejectionReason.WRONG_SCHEME);
    }
    return value.substring(start.length());
  }
}

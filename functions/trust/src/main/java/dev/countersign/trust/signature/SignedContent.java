package dev.countersign.trust.signature;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a signature covers, built from a profile's template, with a gap where the key
 * goes.
 */
public final class SignedContent {
  private final List<Part> parts;
  private final List<byte[]> segments;

  private SignedContent(List<Part> parts, List<byte[]> segments) {
    this.parts = parts;
    this.segments = segments;
  }

  /**
   * The contents that the sender may have signed: one, or one for each spelling of the URL.
   *
   * @param id the message id; null where the scheme signs none
   * @param timestamp the signed time as it was sent; null where the scheme signs none
   * @throws DeliveryRejected where the template needs a value that the delivery lacks
   */
  public static List<SignedContent> of(
      Envelope envelope, RawDelivery delivery, @Nullable String id, @Nullable String timestamp)
      throws DeliveryRejected {
    var urls =
        envelope.uses(Part.Name.URL_PORTS)
            ? Urls.withAndWithoutPort(delivery.url())
            : List.of(delivery.url());
    var contents = new ArrayList<SignedContent>();
    for (String url : urls) {
      var segments = new ArrayList<byte[]>();
      for (Part part : envelope.message()) {
        segments.add(
            switch (part) {
              case Part.Literal literal -> utf8(literal.text());
              case Part.Variable(var name) -> value(name, delivery, url, id, timestamp);
            });
      }
      contents.add(new SignedContent(envelope.message(), segments));
    }
    return contents;
  }

  private static byte[] value(
      Part.Name name,
      RawDelivery delivery,
      String url,
      @Nullable String id,
      @Nullable String timestamp)
      throws DeliveryRejected {
    return switch (name) {
      case ID -> utf8(present(id));
      case TIMESTAMP -> utf8(present(timestamp));
      case BODY -> delivery.body().toArray();
      case METHOD -> utf8(delivery.method());
      case URL, URL_PORTS -> utf8(url);
      case URL_HUBSPOT -> utf8(Urls.decodedForHubSpot(url));
      case FORM_SORTED ->
          utf8(Urls.sortedForm(new String(delivery.body().toArray(), StandardCharsets.ISO_8859_1)));
      case KEY -> new byte[0];
    };
  }

  /** The bytes, with the key where the template has {@code {key}}. */
  public byte[] bytes(byte[] key) {
    byte[][] all = new byte[segments.size()][];
    for (int i = 0; i < all.length; i++) {
      boolean keyHere = parts.get(i).equals(new Part.Variable(Part.Name.KEY));
      all[i] = keyHere ? key : segments.get(i);
    }
    return CanonicalText.concat(all);
  }

  private static String present(@Nullable String variable) throws DeliveryRejected {
    if (variable == null) {
      throw new DeliveryRejected(RejectionReason.MISSING_HEADER);
    }
    return variable;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

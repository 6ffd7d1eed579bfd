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

/** What a signature is computed over: built once for a delivery, the key's own place left open. */
public final class SignedContent {
  private final List<Part> parts;
  private final List<byte[]> segments;

  private SignedContent(List<Part> parts, List<byte[]> segments) {
    this.parts = parts;
    this.segments = segments;
  }

  /** All that the sender may have signed: one, or one for each spelling of the URL. */
  public static List<SignedContent> of(
      Envelope envelope, RawDelivery delivery, @Nullable String id, @Nullable String stamp)
      throws DeliveryRejected {
    var urls =
        envelope.uses(Part.Name.URL_PORTS) ? Urls.ports(delivery.url()) : List.of(delivery.url());
    var texts = new ArrayList<SignedContent>();
    for (String url : urls) {
      var segments = new ArrayList<byte[]>();
      for (Part part : envelope.message()) {
        segments.add(
            switch (part) {
              case Part.Literal literal -> utf8(literal.text());
              case Part.Variable(var name) -> value(name, delivery, url, id, stamp);
            });
      }
      texts.add(new SignedContent(envelope.message(), segments));
    }
    return texts;
  }

  private static byte[] value(
      Part.Name name, RawDelivery delivery, String url, @Nullable String id, @Nullable String stamp)
      throws DeliveryRejected {
    return switch (name) {
      case ID -> utf8(present(id));
      case TIMESTAMP -> utf8(present(stamp));
      case BODY -> delivery.body().toArray();
      case METHOD -> utf8(delivery.method());
      case URL, URL_PORTS -> utf8(url);
      case URL_HUBSPOT -> utf8(Urls.hubspot(url));
      case FORM_SORTED ->
          utf8(Urls.sortedForm(new String(delivery.body().toArray(), StandardCharsets.ISO_8859_1)));
      case KEY -> new byte[0];
    };
  }

  /** The bytes, with the key where the template wants it. */
  public byte[] bytes(byte[] key) {
    byte[][] all = new byte[segments.size()][];
    for (int i = 0; i < all.length; i++) {
      boolean place = parts.get(i).equals(new Part.Variable(Part.Name.KEY));
      all[i] = place ? key : segments.get(i);
    }
    return CanonicalText.joined(all);
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

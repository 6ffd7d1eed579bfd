package dev.countersign.trust.verify;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Presence;
import dev.countersign.trust.profile.Envelope.Timestamp;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads message id, time and signatures of a delivery where the profile's envelope has them. */
public final class EnvelopeReader {
  private static final int MAX_SIGNATURES = 8;
  private static final Pattern MESSAGE_ID = Pattern.compile("[\\x21-\\x7e&&[^.,]]{1,256}");

  private final Envelope envelope;
  private final Profile.Payload payload;

  /** A reader for the deliveries of one profile. */
  public EnvelopeReader(Profile.Signed profile) {
    this.envelope = profile.envelope();
    this.payload = profile.about().payload();
  }

  /**
   * The signed message id; null where the scheme signs none.
   *
   * @throws DeliveryRejected where it is missing, repeated or malformed
   */
  @Nullable String id(RawDelivery delivery) throws DeliveryRejected {
    String header = envelope.idHeader();
    if (header == null) {
      return null;
    }
    String id = Headers.single(delivery, header);
    // A dot would let the id end elsewhere in the signed content; a comma would join two headers.
    if (!MESSAGE_ID.matcher(id).matches()) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_ID);
    }
    return id;
  }

  /**
   * The signed time as it was sent beside the body; null where the time is part of the body or the
   * scheme signs none.
   *
   * @throws DeliveryRejected where it is missing or repeated
   */
  public @Nullable String timestamp(RawDelivery delivery) throws DeliveryRejected {
    var rule = envelope.timestamp();
    if (rule == null) {
      return null;
    }
    return switch (rule.where()) {
      case Where.Header(var name) -> Headers.single(delivery, name);
      case Where.Item(var prefix) -> {
        var found = items(delivery).stream().filter(item -> item.startsWith(prefix)).toList();
        if (found.size() != 1) {
          throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
        }
        yield found.getFirst().substring(prefix.length());
      }
      case Where.Field field -> null;
    };
  }

  /**
   * The signed time in the body; null where the body has none and needs none.
   *
   * @throws DeliveryRejected where the body has no time there
   */
  @Nullable Instant timeInBody(Timestamp rule, RawDelivery delivery) throws DeliveryRejected {
    var pointer = ((Where.Field) rule.where()).pointer();
    if (!(PayloadReader.read(payload, delivery.body()) instanceof Reading.Read<Json>(Json root))) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
    }
    var value = PayloadReader.at(root, pointer);
    if (value.isEmpty() && rule.presence() == Presence.OPTIONAL) {
      return null;
    }
    return switch (value.orElse(new Json.Nil())) {
      case Json.Str(String text) -> Timestamps.read(text, rule.unit());
      case Json.Num(BigDecimal number) -> Timestamps.read(number.toPlainString(), rule.unit());
      default -> throw new DeliveryRejected(RejectionReason.MALFORMED_TIMESTAMP);
    };
  }

  private List<String> items(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.signature();
    String value = Headers.single(delivery, where.headers());
    return where.separator().isEmpty()
        ? List.of(value)
        : List.of(value.split(Pattern.quote(where.separator()), -1));
  }

  /**
   * The signatures of this version in the signature header, at least one.
   *
   * @throws DeliveryRejected where there is none, one is malformed, or there are more than 8 items
   */
  public List<byte[]> signatures(RawDelivery delivery) throws DeliveryRejected {
    var where = envelope.signature();
    var items = items(delivery);
    var given = new ArrayList<byte[]>();
    for (String item : items) {
      if (item.isEmpty()) {
        throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
      }
      if (item.startsWith(where.prefix())) {
        given.add(
            CanonicalText.decode(item.substring(where.prefix().length()), where.encoding())
                .filter(bytes -> bytes.length > 0)
                .orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE)));
      }
    }
    if (given.isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_SIGNATURE);
    }
    if (items.size() > MAX_SIGNATURES) {
      throw new DeliveryRejected(RejectionReason.TOO_MANY_SIGNATURES);
    }
    return given;
  }
}

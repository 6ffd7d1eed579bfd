package dev.countersign.trust.verify;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Urls;
import dev.countersign.trust.profile.FormFields;
import dev.countersign.trust.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks what a signature leaves open: where a part of the signed content ends and the next one
 * begins, and whether the signer meant a body of ours at all. It is asked after the signature.
 */
final class SignedBoundaries {
  /** The characters of a URL (RFC 3986) but for brackets, so that JSON can't hide in it. */
  private static final Pattern URL = Pattern.compile("[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+");

  private SignedBoundaries() {}

  /**
   * Checks the body and the URL of a request whose signature is good.
   *
   * @return the grade, where the signed content can be cut in another way and so no more is proved
   * @throws DeliveryRejected as {@code malformed_body} or {@code malformed_form} where the request
   *     is none that the signer makes
   */
  static Optional<Assurance> check(Profile.Signed profile, RawDelivery delivery)
      throws DeliveryRejected {
    var envelope = profile.envelope();
    var fields = envelope.fields();
    if (fields != null) {
      return isSeparable(fields, delivery) ? Optional.empty() : Optional.of(Assurance.CALLER_ONLY);
    }
    boolean joined = envelope.joinsUrlAndBody();
    if (joined && !URL.matcher(delivery.url()).matches()) {
      throw new DeliveryRejected(RejectionReason.BAD_SIGNATURE);
    }
    if ((joined || signsBodyOnly(profile)) && !isJsonDocument(delivery)) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_BODY);
    }
    return Optional.empty();
  }

  /** Whether the form is of one kind of event and can be cut in one way only. */
  private static boolean isSeparable(FormFields fields, RawDelivery delivery)
      throws DeliveryRejected {
    var form = Urls.form(new String(delivery.body().toArray(), StandardCharsets.ISO_8859_1));
    var markers = fields.markers(form.keySet());
    if (markers.isEmpty()) {
      return false;
    }
    // The vendor sends no form of two kinds of events: it was cut out of another one.
    var event =
        fields.of(markers).orElseThrow(() -> new DeliveryRejected(RejectionReason.MALFORMED_FORM));
    return event.separable(form, delivery.url());
  }

  /**
   * Whether nothing but the body tells this message from another text that the same key signs: a
   * longer one (a plain hash can be continued without the key), or one made for another purpose.
   */
  private static boolean signsBodyOnly(Profile.Signed profile) {
    var envelope = profile.envelope();
    return profile.about().payload() == Profile.Payload.JSON
        && envelope.timestamp() == null
        && envelope.idHeader() == null
        && envelope.bodyDigest() == null;
  }

  private static boolean isJsonDocument(RawDelivery delivery) {
    return PayloadReader.read(Profile.Payload.JSON, delivery.body())
            instanceof Reading.Read<Json>(Json value)
        && (value instanceof Json.Obj || value instanceof Json.Arr);
  }
}

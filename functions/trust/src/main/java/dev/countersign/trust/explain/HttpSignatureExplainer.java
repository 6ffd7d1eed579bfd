package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.httpsig.ContentDigest;
import dev.countersign.trust.verify.httpsig.SignatureBase;
import dev.countersign.trust.verify.httpsig.SignatureInput;
import dev.countersign.trust.verify.httpsig.SignatureTag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Explains an HTTP message signature (RFC 9421): its tag, its components, its signature base. */
final class HttpSignatureExplainer {
  private final Explanation explanation;
  private final Profile.MessageSignature profile;
  private final SignatureTag tag;

  HttpSignatureExplainer(
      Explanation explanation, Profile.MessageSignature profile, Map<String, String> settings) {
    this.explanation = explanation;
    this.profile = profile;
    this.tag = SignatureTag.of(profile, settings.get("tag"));
  }

  void explain(RawDelivery delivery) {
    List.of("signature-input", "signature", "content-digest")
        .forEach(name -> explanation.header(delivery, name));
    explanation.add(
        "expected",
        "one signature with "
            + tag
            + " that covers "
            + profile.components().stream().sorted().toList());
    try {
      var input = SignatureInput.read(delivery, tag);
      explanation.add(
          "covered", input.names().stream().sorted().toList() + ", created " + input.created());
      byte[] base = SignatureBase.of(delivery, input).getBytes(StandardCharsets.UTF_8);
      explanation.add("signature base", base.length + " bytes: " + Explanation.visible(base));
      ContentDigest.check(delivery);
      explanation.add("content-digest", "is the body's");
    } catch (DeliveryRejected rejection) {
      explanation.add("rejected", rejection.reason.wire());
      if (rejection.reason == RejectionReason.MALFORMED_TIMESTAMP) {
        explanation.add(
            "hint", "Signature-Input must say when it was signed: created, in seconds since 1970");
      }
    }
  }
}

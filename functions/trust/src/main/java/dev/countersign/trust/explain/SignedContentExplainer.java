package dev.countersign.trust.explain;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.SignatureKey;
import dev.countersign.trust.signature.SignedContent;
import dev.countersign.trust.verify.EnvelopeReader;
import dev.countersign.trust.verify.SignedContentVerifier;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains a signature over content that the profile's template builds. */
final class SignedContentExplainer {
  private static final int SHOWN_CHARACTERS = 8;

  private final Explanation explanation;
  private final Profile.Signed profile;
  private final List<SourceKey> sourceKeys;
  private final Map<String, String> settings;
  private final SignedContentVerifier verifier;
  private final EnvelopeReader reader;

  SignedContentExplainer(
      Explanation explanation,
      Profile.Signed profile,
      List<SourceKey> sourceKeys,
      Map<String, String> settings) {
    this.explanation = explanation;
    this.settings = settings;
    this.profile = profile;
    this.sourceKeys = sourceKeys;
    this.reader = new EnvelopeReader(profile);
    this.verifier = new SignedContentVerifier(profile, sourceKeys);
  }

  void explain(RawDelivery delivery) {
    var envelope = profile.envelope();
    String id = envelope.idHeader();
    if (id != null) {
      explanation.header(delivery, id);
    }
    if (envelope.timestamp() != null
        && envelope.timestamp().where() instanceof Where.Header(var name)) {
      explanation.header(delivery, name);
    }
    explanation.header(delivery, envelope.signature().header());
    try {
      @Nullable String signedId = id == null ? null : Headers.single(delivery, id);
      @Nullable String timestamp = timestamp(delivery);
      var given = reader.signatures(delivery);
      for (SignedContent content : SignedContent.of(envelope, delivery, signedId, timestamp)) {
        // Where the key is part of the content, its place stays empty here.
        byte[] bytes = content.bytes(new byte[0]);
        explanation.add(
            "signed content",
            bytes.length
                + " bytes, sha256 "
                + Bytes.of(bytes).digest()
                + ": "
                + Explanation.visible(bytes));
        keys(content, given, delivery);
      }
    } catch (DeliveryRejected rejection) {
      explanation.add("rejected", rejection.reason.wire());
    }
    if (verifier.verify(delivery) instanceof Verification.Rejected(RejectionReason reason)) {
      hints(reason, delivery).forEach(hint -> explanation.add("hint", hint));
    }
  }

  private List<String> hints(RejectionReason reason, RawDelivery delivery) {
    var hints = new ArrayList<>(Advice.otherProfiles(profile, sourceKeys, delivery));
    hints.addAll(TimeHints.of(profile, sourceKeys, delivery));
    if (reason == RejectionReason.BAD_SIGNATURE) {
      hints.addAll(new MistakeHints(profile, sourceKeys).of(delivery));
      if (hints.isEmpty()) {
        hints.addAll(Advice.untried(profile, settings, delivery));
      }
    }
    return hints;
  }

  private @Nullable String timestamp(RawDelivery delivery) throws DeliveryRejected {
    var rule = profile.envelope().timestamp();
    @Nullable String timestamp = reader.timestamp(delivery);
    if (rule != null && timestamp != null) {
      var signed = Timestamps.read(timestamp, rule.unit());
      var age = Duration.between(signed, delivery.receivedAt());
      explanation.add(
          "signed time",
          signed
              + ", "
              + age.abs()
              + (age.isNegative() ? " after" : " before")
              + " the receipt; the profile admits "
              + rule.past()
              + " before to "
              + rule.future()
              + " after");
    }
    return timestamp;
  }

  private void keys(SignedContent content, List<byte[]> given, RawDelivery delivery) {
    for (int i = 0; i < sourceKeys.size(); i++) {
      var key = SignatureKey.read(profile.scheme(), sourceKeys.get(i).text());
      var comparison = key.over(content);
      boolean matches = given.stream().anyMatch(comparison::matches);
      String liveness =
          sourceKeys.get(i).isLive(delivery.receivedAt()) ? "" : " (not live at the receipt)";
      explanation.add(
          "key " + i + liveness, matches ? "made this signature" : difference(key, content, given));
    }
  }

  private String difference(SignatureKey key, SignedContent content, List<byte[]> given) {
    var encoding = profile.envelope().signature().encoding();
    byte[] expected =
        switch (key) {
          case SignatureKey.Hmac hmac -> hmac.sign(content);
          case SignatureKey.Hash hash -> hash.sign(content);
          case SignatureKey.Public open -> new byte[0];
        };
    if (expected.length == 0) {
      return "did not make this signature";
    }
    String own = CanonicalText.encode(expected, encoding);
    String theirs = CanonicalText.encode(given.getFirst(), encoding);
    int at = 0;
    while (at < Math.min(own.length(), theirs.length()) && own.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    return "expects "
        + own.substring(0, SHOWN_CHARACTERS)
        + "… of "
        + own.length()
        + " characters; the request has "
        + theirs.substring(0, Math.min(SHOWN_CHARACTERS, theirs.length()))
        + "… of "
        + theirs.length()
        + "; the first difference is at character "
        + (at + 1);
  }
}

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
import dev.countersign.trust.verify.SignedContentVerifier;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains signatures over built messages. */
final class SignedContentExplainer {
  private static final int TELLING = 8;

  private final Explanation told;
  private final Profile.Signed profile;
  private final List<SourceKey> live;
  private final SignedContentVerifier door;

  SignedContentExplainer(Explanation told, Profile.Signed profile, List<SourceKey> live) {
    this.told = told;
    this.profile = profile;
    this.live = live;
    this.door = new SignedContentVerifier(profile, live);
  }

  void explain(RawDelivery delivery) {
    var envelope = profile.envelope();
    String id = envelope.idHeader();
    if (id != null) {
      told.header(delivery, id);
    }
    if (envelope.timestamp() != null
        && envelope.timestamp().where() instanceof Where.Header(var name)) {
      told.header(delivery, name);
    }
    told.header(delivery, envelope.signature().header());
    try {
      @Nullable String signedId = id == null ? null : Headers.single(delivery, id);
      @Nullable String stamp = stamp(delivery);
      var given = door.signatures(delivery);
      for (SignedContent text : SignedContent.of(envelope, delivery, signedId, stamp)) {
        // Where the key is part of the text, its place stays empty here.
        byte[] bytes = text.bytes(new byte[0]);
        told.say(
            "signed text",
            bytes.length
                + " bytes, sha256 "
                + Bytes.of(bytes).digest()
                + ": "
                + Explanation.shown(bytes));
        keys(text, given, delivery);
      }
      if (door.verify(delivery) instanceof Verification.Rejected(RejectionReason reason)
          && reason == RejectionReason.BAD_SIGNATURE) {
        new MistakeHints(profile, live).of(delivery).forEach(hint -> told.say("hint", hint));
      }
    } catch (DeliveryRejected refusal) {
      told.say("ends here", refusal.reason.wire());
    }
  }

  private @Nullable String stamp(RawDelivery delivery) throws DeliveryRejected {
    var clock = profile.envelope().timestamp();
    @Nullable String stamp = clock == null ? null : door.stamp(clock, delivery);
    if (clock != null && stamp != null) {
      var signed = Timestamps.read(stamp, clock.unit());
      var late = Duration.between(signed, delivery.receivedAt());
      told.say(
          "signed time",
          signed
              + ", "
              + late.abs()
              + (late.isNegative() ? " after" : " before")
              + " the receipt; admitted are "
              + clock.past()
              + " before to "
              + clock.future()
              + " after");
    }
    return stamp;
  }

  private void keys(SignedContent text, List<byte[]> given, RawDelivery delivery) {
    for (int i = 0; i < live.size(); i++) {
      var key = SignatureKey.read(profile.check(), live.get(i).text());
      var comparison = key.over(text);
      boolean matches = given.stream().anyMatch(comparison::matches);
      String usable = live.get(i).live(delivery.receivedAt()) ? "" : " (not live then)";
      told.say("key " + i + usable, matches ? "made this signature" : difference(key, text, given));
    }
  }

  private String difference(SignatureKey key, SignedContent text, List<byte[]> given) {
    var encoding = profile.envelope().signature().encoding();
    byte[] made =
        switch (key) {
          case SignatureKey.Hmac keyed -> keyed.made(text);
          case SignatureKey.Hash hash -> hash.made(text);
          case SignatureKey.Public open -> new byte[0];
        };
    if (made.length == 0) {
      return "did not make this signature";
    }
    String own = CanonicalText.encode(made, encoding);
    String theirs = CanonicalText.encode(given.getFirst(), encoding);
    int at = 0;
    while (at < Math.min(own.length(), theirs.length()) && own.charAt(at) == theirs.charAt(at)) {
      at++;
    }
    return "makes "
        + own.substring(0, TELLING)
        + "… of "
        + own.length()
        + " characters, given is "
        + theirs.substring(0, Math.min(TELLING, theirs.length()))
        + "… of "
        + theirs.length()
        + "; the first difference is at character "
        + (at + 1);
  }
}

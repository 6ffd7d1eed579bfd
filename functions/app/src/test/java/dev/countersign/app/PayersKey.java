package dev.countersign.app;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A payer's own key of Ed25519, and requests that it signs as standard-webhooks-v1a does. */
final class PayersKey {
  private static final int RAW = 32;

  private final KeyPair pair;

  private PayersKey(KeyPair pair) {
    this.pair = pair;
  }

  static PayersKey generate() {
    try {
      return new PayersKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half, as a source's file has it. */
  String open() {
    byte[] spki = pair.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(spki, spki.length - RAW, spki.length);
    return "whpk_" + Base64.getEncoder().encodeToString(raw);
  }

  /** A request of the source at this path. */
  RawDelivery signed(String path, String id, String body, Instant now) {
    var profile =
        (Profile.Signed) new BuiltInProfiles().find("standard-webhooks-v1a").orElseThrow();
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message(id, now, "https://x.example" + path, bytes);
    var signed =
        RequestSigner.sign(
            profile,
            Secret.ofText(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())),
            message);
    return new RawDelivery("POST", message.url(), signed.headers(), signed.body(), now);
  }
}

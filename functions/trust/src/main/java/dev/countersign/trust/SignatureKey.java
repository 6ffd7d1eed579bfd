package dev.countersign.trust;

import dev.countersign.forms.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of a source of the kinds {@code hmac} and {@code public-key}, ready to check with. */
sealed interface SignatureKey {
  /** Compares given signatures with what this key makes of a text. */
  @FunctionalInterface
  interface Comparison {
    boolean matches(byte[] signature);
  }

  /** A text, ready to compare any number of signatures with. */
  Comparison over(SignedText text);

  /**
   * Reads a key's text.
   *
   * @throws BadKey when the text is not of the profile's form, or too short to be one
   */
  static SignatureKey read(Check check, Secret text) {
    String shown = text.revealText().strip();
    var form = check.key();
    String bare = shown.startsWith(form.strip()) ? shown.substring(form.strip().length()) : shown;
    return switch (check) {
      case Check.PublicKey(var algorithm, var key) ->
          new Public(algorithm, PublicKeys.read(algorithm, bare));
      case Check.Keyed(var algorithm, var key) ->
          new Keyed(new SecretKeySpec(bytes(form, bare), algorithm));
      case Check.Hash(var algorithm, var key) -> new Hash(algorithm, Secret.of(bytes(form, bare)));
    };
  }

  private static byte[] bytes(Check.KeyText form, String bare) {
    byte[] bytes =
        switch (form.decode()) {
          case UTF8 -> bare.getBytes(StandardCharsets.UTF_8);
          case BASE64 ->
              CanonicalText.decode(bare, CanonicalText.Encoding.BASE64)
                  .orElseThrow(() -> new BadKey("not base64"));
          case HEX ->
              CanonicalText.decode(bare, CanonicalText.Encoding.HEX)
                  .orElseThrow(() -> new BadKey("not lower-case hexadecimal"));
        };
    if (bytes.length < Math.max(1, form.fewest()) || bytes.length > form.most()) {
      throw new BadKey(
          "has " + bytes.length + " bytes, not " + form.fewest() + " to " + form.most());
    }
    return bytes;
  }

  /** An HMAC. */
  record Keyed(SecretKeySpec key) implements SignatureKey {
    byte[] made(SignedText text) {
      try {
        var mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac.doFinal(text.bytes(new byte[0]));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names an algorithm that is there", e);
      }
    }

    @Override
    public Comparison over(SignedText text) {
      byte[] expected = made(text);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A plain hash of a text that holds the key. */
  record Hash(String algorithm, Secret key) implements SignatureKey {
    byte[] made(SignedText text) {
      try {
        return MessageDigest.getInstance(algorithm).digest(text.bytes(key.reveal()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names an algorithm that is there", e);
      }
    }

    @Override
    public Comparison over(SignedText text) {
      byte[] expected = made(text);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A public key. */
  record Public(Check.Algorithm algorithm, PublicKey key) implements SignatureKey {
    @Override
    public Comparison over(SignedText text) {
      byte[] bytes = text.bytes(new byte[0]);
      return given -> matches(bytes, given);
    }

    private boolean matches(byte[] text, byte[] given) {
      if (algorithm == Check.Algorithm.ECDSA_P256_DER && !EcdsaDer.canonical(given)) {
        return false;
      }
      try {
        var signature = Signature.getInstance(algorithm.jca());
        signature.initVerify(key);
        signature.update(text);
        return signature.verify(given);
      } catch (GeneralSecurityException e) {
        // What the provider can't even read is no signature of this key.
        return false;
      }
    }
  }
}

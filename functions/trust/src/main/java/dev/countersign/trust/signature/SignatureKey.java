package dev.countersign.trust.signature;

import dev.countersign.forms.config.Secret;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.verify.key.PublicKeyReader;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of a source of the kinds {@code hmac} and {@code public-key}, ready to check with. */
public sealed interface SignatureKey {
  /** Compares given signatures with what this key makes of a text. */
  @FunctionalInterface
  interface Comparison {
    boolean matches(byte[] signature);
  }

  /** A text, ready to compare any number of signatures with. */
  Comparison over(SignedContent text);

  /**
   * Reads a key's text.
   *
   * @throws UnusableKey when the text is not of the profile's form, or too short to be one
   */
  static SignatureKey read(SignatureScheme check, Secret text) {
    String shown = text.revealText().strip();
    var form = check.key();
    String bare = shown.startsWith(form.strip()) ? shown.substring(form.strip().length()) : shown;
    return switch (check) {
      case SignatureScheme.PublicKey(var algorithm, var key) ->
          new Public(algorithm, PublicKeyReader.read(algorithm, bare));
      case SignatureScheme.Hmac(var algorithm, var key) ->
          new Hmac(new SecretKeySpec(bytes(form, bare), algorithm));
      case SignatureScheme.Hash(var algorithm, var key) ->
          new Hash(algorithm, Secret.of(bytes(form, bare)));
    };
  }

  private static byte[] bytes(SignatureScheme.KeyText form, String bare) {
    byte[] bytes =
        switch (form.decode()) {
          case UTF8 -> bare.getBytes(StandardCharsets.UTF_8);
          case BASE64 ->
              CanonicalText.decode(bare, CanonicalText.Encoding.BASE64)
                  .orElseThrow(() -> new UnusableKey("not base64"));
          case HEX ->
              CanonicalText.decode(bare, CanonicalText.Encoding.HEX)
                  .orElseThrow(() -> new UnusableKey("not lower-case hexadecimal"));
        };
    if (bytes.length < Math.max(1, form.fewest()) || bytes.length > form.most()) {
      throw new UnusableKey(
          "has " + bytes.length + " bytes, not " + form.fewest() + " to " + form.most());
    }
    return bytes;
  }

  /** An HMAC. */
  record Hmac(SecretKeySpec key) implements SignatureKey {
    public byte[] made(SignedContent text) {
      try {
        var mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac.doFinal(text.bytes(new byte[0]));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names an algorithm that is there", e);
      }
    }

    @Override
    public Comparison over(SignedContent text) {
      byte[] expected = made(text);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A plain hash of a text that holds the key. */
  record Hash(String algorithm, Secret key) implements SignatureKey {
    public byte[] made(SignedContent text) {
      try {
        return MessageDigest.getInstance(algorithm).digest(text.bytes(key.reveal()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names an algorithm that is there", e);
      }
    }

    @Override
    public Comparison over(SignedContent text) {
      byte[] expected = made(text);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A public key. */
  record Public(SignatureScheme.Algorithm algorithm, PublicKey key) implements SignatureKey {
    @Override
    public Comparison over(SignedContent text) {
      byte[] bytes = text.bytes(new byte[0]);
      return given -> matches(bytes, given);
    }

    private boolean matches(byte[] text, byte[] given) {
      if (algorithm == SignatureScheme.Algorithm.ECDSA_P256_DER && !EcdsaDer.canonical(given)) {
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

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
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key of a source of the kind {@code hmac} or {@code public-key}, ready to check signatures. */
public sealed interface SignatureKey {
  /** Checks signatures over one content with one key. */
  @FunctionalInterface
  interface Comparison {
    /** Whether the key made this signature. Takes constant time for shared secrets. */
    boolean matches(byte[] signature);
  }

  /** Prepares this key to check any number of signatures over a content. */
  Comparison over(SignedContent content);

  /**
   * Reads the text of a key.
   *
   * @throws UnusableKey when the text is not encoded as the scheme says, is too short or too long,
   *     or is no public key of the algorithm
   */
  static SignatureKey read(SignatureScheme scheme, Secret text) {
    var form = scheme.key();
    String bare = bare(text.revealText().strip(), form.strip());
    return switch (scheme) {
      case SignatureScheme.PublicKey(var algorithm, var key) ->
          new Public(algorithm, PublicKeyReader.read(algorithm, bare));
      case SignatureScheme.Hmac(var algorithm, var key) ->
          new Hmac(new SecretKeySpec(bytes(form, bare), algorithm));
      case SignatureScheme.Hash(var algorithm, var key) ->
          new Hash(algorithm, Secret.of(bytes(form, bare)));
    };
  }

  /** The key without its prefix, and without the version that some vendors show before that. */
  private static String bare(String text, String prefix) {
    for (String shown : List.of(prefix, "v1," + prefix, "v1a," + prefix)) {
      if (!prefix.isEmpty() && text.startsWith(shown)) {
        return text.substring(shown.length());
      }
    }
    return text;
  }

  /** Base64 as keys are copied: of either alphabet, its padding there or cut off. */
  private static String padded(String base64) {
    String standard = base64.replace('-', '+').replace('_', '/');
    return standard.endsWith("=") ? standard : standard + "=".repeat(-standard.length() & 3);
  }

  private static byte[] bytes(SignatureScheme.KeyText form, String bare) {
    byte[] bytes =
        switch (form.decode()) {
          case UTF8 -> bare.getBytes(StandardCharsets.UTF_8);
          case BASE64 ->
              CanonicalText.decode(padded(bare), CanonicalText.Encoding.BASE64)
                  .orElseThrow(() -> new UnusableKey("not base64"));
          case HEX ->
              CanonicalText.decode(bare, CanonicalText.Encoding.HEX)
                  .orElseThrow(() -> new UnusableKey("not lower-case hexadecimal"));
        };
    if (bytes.length < Math.max(1, form.fewest()) || bytes.length > form.most()) {
      throw new UnusableKey(
          "has " + bytes.length + " bytes; it must have " + form.fewest() + " to " + form.most());
    }
    return bytes;
  }

  /** A shared secret for an HMAC (RFC 2104). */
  record Hmac(SecretKeySpec key) implements SignatureKey {
    /** The HMAC of a content. */
    public byte[] sign(SignedContent content) {
      try {
        var mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac.doFinal(content.bytes(new byte[0]));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names only known algorithms", e);
      }
    }

    @Override
    public Comparison over(SignedContent content) {
      byte[] expected = sign(content);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A shared secret that is part of the hashed content. */
  record Hash(String algorithm, Secret key) implements SignatureKey {
    /** The hash of a content with this key in its place. */
    public byte[] sign(SignedContent content) {
      try {
        return MessageDigest.getInstance(algorithm).digest(content.bytes(key.reveal()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("a loaded profile names only known algorithms", e);
      }
    }

    @Override
    public Comparison over(SignedContent content) {
      byte[] expected = sign(content);
      return given -> MessageDigest.isEqual(expected, given);
    }
  }

  /** A public key and the one algorithm that it is used with. */
  record Public(SignatureScheme.Algorithm algorithm, PublicKey key) implements SignatureKey {
    @Override
    public Comparison over(SignedContent content) {
      byte[] signed = content.bytes(new byte[0]);
      return given -> matches(signed, given);
    }

    private boolean matches(byte[] signed, byte[] given) {
      boolean oneSpelling =
          switch (algorithm) {
            case ECDSA_P256_DER -> EcdsaDer.isCanonical(given);
            case ECDSA_P256_P1363 -> given.length == EcdsaRaw.P256;
            case ED25519, RSA_SHA256 -> true;
          };
      if (!oneSpelling) {
        return false;
      }
      try {
        var signature = Signature.getInstance(algorithm.jca());
        signature.initVerify(key);
        signature.update(signed);
        return signature.verify(given);
      } catch (GeneralSecurityException e) {
        // The provider throws for bytes that are not a signature at all.
        return false;
      }
    }
  }
}

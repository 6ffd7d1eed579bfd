package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.profile.HttpSignatureAlgorithm;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.signature.EcdsaRaw;
import dev.countersign.trust.verify.key.JwsKey;
import dev.countersign.trust.verify.key.JwsKeyReader;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key for HTTP message signatures (RFC 9421), with the one algorithm that it is used with.
 *
 * @param id the key id; null for a key that serves every key id
 * @param index which of the source's keys it was read from, counted from 0
 * @param source that key of the source: it says when this one is live
 */
public record HttpSignatureKey(
    Key key, HttpSignatureAlgorithm algorithm, @Nullable String id, int index, SourceKey source) {
  private static final int SHORTEST_SECRET = 32;

  /**
   * All keys of a source: shared secrets where the profile has {@code hmac-sha256}, else public
   * keys.
   *
   * @throws UnusableKey when a secret has fewer than 32 bytes, or a public key is unreadable, too
   *     weak or of a family that the profile has no algorithm for
   */
  public static List<HttpSignatureKey> read(
      Profile.MessageSignature profile, List<SourceKey> sourceKeys) {
    boolean secret = profile.algorithms().contains(HttpSignatureAlgorithm.HMAC_SHA256.wire());
    var keys = new ArrayList<HttpSignatureKey>();
    if (secret) {
      for (int index = 0; index < sourceKeys.size(); index++) {
        keys.add(shared(sourceKeys.get(index), index));
      }
      return List.copyOf(keys);
    }
    for (JwsKey key : JwsKeyReader.read(sourceKeys)) {
      keys.add(
          new HttpSignatureKey(
              key.key(), algorithm(profile, key), key.kid(), key.index(), key.source()));
    }
    return List.copyOf(keys);
  }

  private static HttpSignatureKey shared(SourceKey source, int index) {
    byte[] bytes = source.text().revealText().strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_SECRET) {
      throw new UnusableKey(
          "has " + bytes.length + " bytes; it must have " + SHORTEST_SECRET + " or more");
    }
    return new HttpSignatureKey(
        new SecretKeySpec(bytes, "HmacSHA256"),
        HttpSignatureAlgorithm.HMAC_SHA256,
        null,
        index,
        source);
  }

  private static HttpSignatureAlgorithm algorithm(Profile.MessageSignature profile, JwsKey key) {
    String family =
        switch (key.key()) {
          case RSAPublicKey rsa -> "RSA";
          case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == 256 ->
              "EC";
          case EdECPublicKey ed -> "EdDSA";
          default -> throw new UnusableKey("a key that no algorithm of RFC 9421 uses");
        };
    return profile.algorithms().stream()
        .flatMap(name -> HttpSignatureAlgorithm.named(name).stream())
        .filter(each -> each.family().equals(family))
        .findFirst()
        .orElseThrow(
            () -> new UnusableKey("a key of a family for which the profile has no algorithm"));
  }

  /**
   * Whether this key may check a signature with these parameters.
   *
   * @param keyId the key id that the signature names; empty fits every key
   * @param stated the algorithm that the signature names; empty fits every key
   */
  public boolean fits(Optional<String> keyId, Optional<String> stated) {
    boolean sameId = id == null || keyId.map(id::equals).orElse(true);
    return sameId && stated.map(algorithm.wire()::equals).orElse(true);
  }

  /** Whether this key made the signature over this signature base. */
  public boolean verifies(byte[] base, ByteBuffer given) {
    byte[] signature = bytes(given);
    if (algorithm == HttpSignatureAlgorithm.ECDSA_P256 && signature.length != EcdsaRaw.P256) {
      return false;
    }
    try {
      if (algorithm == HttpSignatureAlgorithm.HMAC_SHA256) {
        var mac = Mac.getInstance(algorithm.jca());
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(base), signature);
      }
      var check = Signature.getInstance(algorithm.jca());
      if (algorithm == HttpSignatureAlgorithm.RSA_PSS) {
        check.setParameter(
            new PSSParameterSpec(
                "SHA-512",
                "MGF1",
                MGF1ParameterSpec.SHA512,
                64,
                PSSParameterSpec.TRAILER_FIELD_BC));
      }
      check.initVerify((PublicKey) Objects.requireNonNull(key));
      check.update(base);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // The provider throws for bytes that are not a signature at all.
      return false;
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

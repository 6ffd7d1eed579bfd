package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.profile.HttpSignatureAlgorithm;
import dev.countersign.trust.profile.Profile;
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
 * A key for HTTP message signatures, with the one algorithm that it is used with.
 *
 * @param id none: it stands for every key id
 */
public record HttpSignatureKey(
    Key key, HttpSignatureAlgorithm algorithm, @Nullable String id, int place, SourceKey live) {
  private static final int SHORTEST_SECRET = 32;

  public static List<HttpSignatureKey> read(
      Profile.MessageSignature profile, List<SourceKey> live) {
    var secret = profile.algorithms().contains(HttpSignatureAlgorithm.HMAC_SHA256.wire());
    var keys = new ArrayList<HttpSignatureKey>();
    if (secret) {
      for (int place = 0; place < live.size(); place++) {
        keys.add(shared(live.get(place), place));
      }
      return List.copyOf(keys);
    }
    for (JwsKey key : JwsKeyReader.read(live)) {
      keys.add(
          new HttpSignatureKey(
              key.key(), algorithm(profile, key), key.kid(), key.place(), key.live()));
    }
    return List.copyOf(keys);
  }

  private static HttpSignatureKey shared(SourceKey live, int place) {
    byte[] bytes = live.text().revealText().strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_SECRET) {
      throw new UnusableKey("has " + bytes.length + " bytes, not " + SHORTEST_SECRET + " or more");
    }
    return new HttpSignatureKey(
        new SecretKeySpec(bytes, "HmacSHA256"),
        HttpSignatureAlgorithm.HMAC_SHA256,
        null,
        place,
        live);
  }

  private static HttpSignatureAlgorithm algorithm(Profile.MessageSignature profile, JwsKey key) {
    String family =
        switch (key.key()) {
          case RSAPublicKey rsa -> "RSA";
          case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == 256 ->
              "EC";
          case EdECPublicKey ed -> "EdDSA";
          default -> throw new UnusableKey("a key that RFC 9421 has no algorithm for");
        };
    return profile.algorithms().stream()
        .flatMap(name -> HttpSignatureAlgorithm.named(name).stream())
        .filter(each -> each.family().equals(family))
        .findFirst()
        .orElseThrow(
            () -> new UnusableKey("a key of a family that the profile has no algorithm for"));
  }

  /** Whether a signature that says this can be this key's: where it says nothing, it can. */
  public boolean fits(Optional<String> keyId, Optional<String> stated) {
    boolean named = id == null || keyId.map(id::equals).orElse(true);
    return named && stated.map(algorithm.wire()::equals).orElse(true);
  }

  public boolean signed(byte[] base, ByteBuffer given) {
    byte[] signature = bytes(given);
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
      // What the provider can't even read is no signature of this key.
      return false;
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

package dev.countersign.trust;

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
record MessageKey(
    Key key, MessageAlgorithm algorithm, @Nullable String id, int place, LiveKey live) {
  private static final int SHORTEST_SECRET = 32;

  static List<MessageKey> read(Profile.MessageSignature profile, List<LiveKey> live) {
    var secret = profile.algorithms().contains(MessageAlgorithm.HMAC_SHA256.wire());
    var keys = new ArrayList<MessageKey>();
    if (secret) {
      for (int place = 0; place < live.size(); place++) {
        keys.add(shared(live.get(place), place));
      }
      return List.copyOf(keys);
    }
    for (JwsKey key : JwsKeys.read(live)) {
      keys.add(
          new MessageKey(key.key(), algorithm(profile, key), key.kid(), key.place(), key.live()));
    }
    return List.copyOf(keys);
  }

  private static MessageKey shared(LiveKey live, int place) {
    byte[] bytes = live.text().revealText().strip().getBytes(StandardCharsets.UTF_8);
    if (bytes.length < SHORTEST_SECRET) {
      throw new BadKey("has " + bytes.length + " bytes, not " + SHORTEST_SECRET + " or more");
    }
    return new MessageKey(
        new SecretKeySpec(bytes, "HmacSHA256"), MessageAlgorithm.HMAC_SHA256, null, place, live);
  }

  private static MessageAlgorithm algorithm(Profile.MessageSignature profile, JwsKey key) {
    String family =
        switch (key.key()) {
          case RSAPublicKey rsa -> "RSA";
          case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == 256 ->
              "EC";
          case EdECPublicKey ed -> "EdDSA";
          default -> throw new BadKey("a key that RFC 9421 has no algorithm for");
        };
    return profile.algorithms().stream()
        .flatMap(name -> MessageAlgorithm.named(name).stream())
        .filter(each -> each.family().equals(family))
        .findFirst()
        .orElseThrow(() -> new BadKey("a key of a family that the profile has no algorithm for"));
  }

  /** Whether a signature that says this can be this key's: where it says nothing, it can. */
  boolean fits(Optional<String> keyId, Optional<String> stated) {
    boolean named = id == null || keyId.map(id::equals).orElse(true);
    return named && stated.map(algorithm.wire()::equals).orElse(true);
  }

  boolean signed(byte[] base, ByteBuffer given) {
    byte[] signature = bytes(given);
    try {
      if (algorithm == MessageAlgorithm.HMAC_SHA256) {
        var mac = Mac.getInstance(algorithm.jca());
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(base), signature);
      }
      var check = Signature.getInstance(algorithm.jca());
      if (algorithm == MessageAlgorithm.RSA_PSS) {
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

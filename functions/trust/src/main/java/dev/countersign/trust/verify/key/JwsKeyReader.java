package dev.countersign.trust.verify.key;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads public keys: PEM (SubjectPublicKeyInfo), a JWK, or a JWK set (RFC 7517). Weak and
 * contradictory keys are refused here, once.
 */
public final class JwsKeyReader {
  private JwsKeyReader() {}

  /**
   * All public keys of a source.
   *
   * @throws UnusableKey when a text is not a key, holds a private or a symmetric key, is too weak,
   *     or when two keys have the same key id
   */
  public static List<JwsKey> read(List<SourceKey> sourceKeys) {
    var keys = new ArrayList<JwsKey>();
    Set<String> kids = new HashSet<>();
    for (int index = 0; index < sourceKeys.size(); index++) {
      for (JwsKey key : read(sourceKeys.get(index), index)) {
        String kid = key.kid();
        if (kid != null && !kids.add(kid)) {
          throw new UnusableKey("two keys have the same kid");
        }
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new UnusableKey("no key");
    }
    return List.copyOf(keys);
  }

  private static List<JwsKey> read(SourceKey source, int index) {
    String text = source.text().revealText().strip();
    try {
      if (text.startsWith("-----BEGIN")) {
        return List.of(new JwsKey(PublicKeyReader.pem(text), null, null, index, source));
      }
      if (!(StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))
          instanceof Reading.Read<Json>(Json.Obj object))) {
        throw new UnusableKey("neither PEM nor a JWK nor a JWK set");
      }
      var keys =
          object.get("keys").isPresent()
              ? new JsonWebKeySet(text).getJsonWebKeys()
              : List.of(JsonWebKey.Factory.newJwk(text));
      return keys.stream().map(key -> key(key, index, source)).toList();
    } catch (JoseException | IllegalArgumentException e) {
      throw new UnusableKey("not a public key");
    }
  }

  private static JwsKey key(JsonWebKey jwk, int index, SourceKey source) {
    if (!(jwk instanceof PublicJsonWebKey pair)) {
      throw new UnusableKey("a symmetric key; give public keys only");
    }
    if (pair.getPrivateKey() != null) {
      throw new UnusableKey("a private key; give the public key");
    }
    var operations = jwk.getKeyOps();
    boolean other = jwk.getUse() != null && !jwk.getUse().equals("sig");
    if (other || (operations != null && !operations.contains("verify"))) {
      throw new UnusableKey("a key that is not for signatures (use, key_ops)");
    }
    @Nullable String algorithm = jwk.getAlgorithm();
    var key = new JwsKey(checked(pair.getKey()), jwk.getKeyId(), algorithm, index, source);
    if (algorithm != null && !key.fits(null, algorithm)) {
      throw new UnusableKey("a key whose alg does not fit its type");
    }
    return key;
  }

  private static PublicKey checked(Key key) {
    if (!(key instanceof PublicKey open)) {
      throw new UnusableKey("not a public key");
    }
    return PublicKeyReader.checked(open);
  }
}

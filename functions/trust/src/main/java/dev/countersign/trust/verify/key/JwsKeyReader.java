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
 * Reads public keys: PEM (SubjectPublicKeyInfo), a JWK, or a JWK set (RFC 7517). Anything doubtful
 * is refused here, once.
 */
public final class JwsKeyReader {
  private JwsKeyReader() {}

  /**
   * All keys of a source.
   *
   * @throws UnusableKey when a text is no key, holds a private or a symmetric key, or the set
   *     contradicts itself
   */
  public static List<JwsKey> read(List<SourceKey> texts) {
    var keys = new ArrayList<JwsKey>();
    Set<String> kids = new HashSet<>();
    for (int place = 0; place < texts.size(); place++) {
      for (JwsKey key : read(texts.get(place), place)) {
        String kid = key.kid();
        if (kid != null && !kids.add(kid)) {
          throw new UnusableKey("a key id stands twice");
        }
        keys.add(key);
      }
    }
    if (keys.isEmpty()) {
      throw new UnusableKey("no key");
    }
    return List.copyOf(keys);
  }

  private static List<JwsKey> read(SourceKey text, int place) {
    String shown = text.text().revealText().strip();
    try {
      if (shown.startsWith("-----BEGIN")) {
        return List.of(new JwsKey(PublicKeyReader.pem(shown), null, null, place, text));
      }
      if (!(StrictJson.parse(shown.getBytes(StandardCharsets.UTF_8))
          instanceof Reading.Read<Json>(Json.Obj object))) {
        throw new UnusableKey("neither PEM nor a JWK nor a JWK set");
      }
      var keys =
          object.get("keys").isPresent()
              ? new JsonWebKeySet(shown).getJsonWebKeys()
              : List.of(JsonWebKey.Factory.newJwk(shown));
      return keys.stream().map(key -> key(key, place, text)).toList();
    } catch (JoseException | IllegalArgumentException e) {
      throw new UnusableKey("not a public key");
    }
  }

  private static JwsKey key(JsonWebKey jwk, int place, SourceKey text) {
    if (!(jwk instanceof PublicJsonWebKey pair)) {
      throw new UnusableKey("a symmetric key among public keys");
    }
    if (pair.getPrivateKey() != null) {
      throw new UnusableKey("a private key where the public one belongs");
    }
    var operations = jwk.getKeyOps();
    boolean other = jwk.getUse() != null && !jwk.getUse().equals("sig");
    if (other || (operations != null && !operations.contains("verify"))) {
      throw new UnusableKey("a key that is not for signatures");
    }
    @Nullable String algorithm = jwk.getAlgorithm();
    var key = new JwsKey(checked(pair.getKey()), jwk.getKeyId(), algorithm, place, text);
    if (algorithm != null && !key.fits(null, algorithm)) {
      throw new UnusableKey("a key labelled with an algorithm that is not its own");
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

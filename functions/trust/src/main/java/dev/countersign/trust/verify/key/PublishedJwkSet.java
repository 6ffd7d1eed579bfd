package dev.countersign.trust.verify.key;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters a JWK set that an issuer publishes (RFC 7517). */
public final class PublishedJwkSet {
  private static final int MAX_KEYS = 32;

  private PublishedJwkSet() {}

  /**
   * Keeps the keys that can verify: public, asymmetric, strong, meant for signatures, and alone
   * with their key id.
   *
   * @return a JWK set with those keys; empty where none is usable or there are more than 32 keys
   */
  public static Optional<String> usable(byte[] text) {
    if (!(StrictJson.parse(text) instanceof Reading.Read<Json>(Json.Obj set))
        || !(set.get("keys").orElse(null) instanceof Json.Arr(List<Json> keys))
        || keys.size() > MAX_KEYS) {
      return Optional.empty();
    }
    var kids = new HashMap<String, Integer>();
    var usable = new ArrayList<Json>();
    for (Json key : keys) {
      if (key instanceof Json.Obj object && verifies(object)) {
        usable.add(object);
        kids.merge(kid(object), 1, Integer::sum);
      }
    }
    // Nothing says which of two keys with one id is meant: both go.
    usable.removeIf(key -> kids.getOrDefault(kid((Json.Obj) key), 0) > 1);
    return usable.isEmpty()
        ? Optional.empty()
        : Optional.of(text(new Json.Obj(Map.of("keys", new Json.Arr(usable)))));
  }

  private static boolean verifies(Json.Obj key) {
    try {
      return !JwsKeyReader.read(List.of(SourceKey.always(text(key)))).isEmpty();
    } catch (UnusableKey e) {
      return false;
    }
  }

  private static String kid(Json.Obj key) {
    return key.text("kid").orElse("");
  }

  private static String text(Json.Obj object) {
    return new String(CanonicalJson.write(object), StandardCharsets.UTF_8);
  }
}

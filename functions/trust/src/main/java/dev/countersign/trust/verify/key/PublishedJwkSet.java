package dev.countersign.trust.verify.key;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.verify.jws.CompactJws;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is usable of a JWK set that an issuer publishes (RFC 7517): the rest is left out. */
public final class PublishedJwkSet {
  private static final int MOST = 32;

  private PublishedJwkSet() {}

  /**
   * The set with those keys alone that can verify: asymmetric, public, strong, for signatures, each
   * key id once.
   *
   * @return none where nothing is usable
   */
  public static Optional<String> usable(byte[] text) {
    if (!(StrictJson.parse(text) instanceof Reading.Read<Json>(Json.Obj set))
        || !(set.get("keys").orElse(null) instanceof Json.Arr(List<Json> keys))
        || keys.size() > MOST) {
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
    // Two keys of one id: which of them is meant nobody can say.
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
    return CompactJws.text(key, "kid").orElse("");
  }

  private static String text(Json.Obj object) {
    return new String(CanonicalJson.write(object), StandardCharsets.UTF_8);
  }
}

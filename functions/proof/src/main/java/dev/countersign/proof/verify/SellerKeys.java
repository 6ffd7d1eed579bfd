package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.text.Parsed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The seller's published keys, a JWK set (RFC 7517) as {@code GET /v1/keys} gives it. */
public final class SellerKeys {
  private static final int LENGTH = 32;

  private final List<SellerKey> keys;

  private SellerKeys(List<SellerKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The Ed25519 keys of this file, a JWK set or one JWK. Keys of other kinds are left out. */
  public static Parsed<SellerKeys> parse(byte[] file) {
    return JsonParser.parse(file)
        .then(
            value -> value instanceof JsonNode.Obj set ? of(set) : Parsed.malformed("no JWK set"));
  }

  private static Parsed<SellerKeys> of(JsonNode.Obj set) {
    var keys = new ArrayList<SellerKey>();
    for (JsonNode each : set.member("keys").isPresent() ? set.items("keys") : List.of(set)) {
      if (each instanceof JsonNode.Obj jwk) {
        key(jwk).ifPresent(keys::add);
      }
    }
    return keys.isEmpty()
        ? Parsed.malformed("no Ed25519 key (kty OKP, crv Ed25519) with a kid")
        : Parsed.ok(new SellerKeys(keys));
  }

  /** The keys as keys of notes under this name, those that were good at this instant. */
  List<NoteKey> good(String name, Instant at) {
    return keys.stream().filter(key -> key.isGood(at)).map(key -> key.note(name)).toList();
  }

  /** All keys as keys of notes under this name. */
  List<NoteKey> all(String name) {
    return keys.stream().map(key -> key.note(name)).toList();
  }

  /** The key with this name. */
  Optional<SellerKey> find(String kid) {
    return keys.stream().filter(key -> key.kid().equals(kid)).findFirst();
  }

  /** The name in the set of a key of a note. */
  String kid(NoteKey note) {
    return keys.stream()
        .filter(key -> key.note(note.name()).equals(note))
        .map(SellerKey::kid)
        .findFirst()
        .orElse(note.id());
  }

  private static Optional<SellerKey> key(JsonNode.Obj jwk) {
    boolean ed25519 =
        jwk.text("kty").filter("OKP"::equals).isPresent()
            && jwk.text("crv").filter("Ed25519"::equals).isPresent();
    byte[] material = base64(jwk.text("x").orElse(""));
    var kid = jwk.text("kid").orElse("");
    return ed25519 && material.length == LENGTH && !kid.isEmpty()
        ? Optional.of(new SellerKey(kid, material, time(jwk, "nbf"), time(jwk, "exp")))
        : Optional.empty();
  }

  private static @Nullable Instant time(JsonNode.Obj jwk, String name) {
    return jwk.whole(name)
        .filter(seconds -> seconds.bitLength() < 40)
        .map(seconds -> Instant.ofEpochSecond(seconds.longValue()))
        .orElse(null);
  }

  static byte[] base64(String url) {
    try {
      return Base64.getUrlDecoder().decode(url);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.note.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A seller's key, and what is signed with it. */
final class SellerOfTests {
  static final String ISSUER = "https://seller.example";

  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair pair = TestKeys.pair("Ed25519");
  private final String kid;

  SellerOfTests(String kid) {
    this.kid = kid;
  }

  NoteSigner signer(String origin) {
    return NoteSigner.of(origin, pair.getPublic(), pair.getPrivate());
  }

  /** The published key, with these further members. */
  JsonNode.Obj jwk(Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.put("kty", new JsonNode.Str("OKP"));
    members.put("crv", new JsonNode.Str("Ed25519"));
    members.put("kid", new JsonNode.Str(kid));
    members.put("x", new JsonNode.Str(URL.encodeToString(signer("x").key().material())));
    return new JsonNode.Obj(members);
  }

  SellerKeys keys() {
    return set(List.of(jwk(Map.of())));
  }

  static SellerKeys set(List<JsonNode.Obj> keys) {
    var all = new JsonNode.Arr(List.<JsonNode>copyOf(keys));
    return SellerKeys.parse(CanonicalForm.write(JsonNode.Obj.of(Map.of("keys", all)))).orThrow();
  }

  /** The receipt of an entry's leaf, as the contract describes it. */
  String receipt(JsonNode.Obj leaf, long issued) {
    var claims = new TreeMap<String, JsonNode>();
    for (String same : List.of("claim", "status", "entry", "attestation", "terms")) {
      leaf.member(same).ifPresent(value -> claims.put(same, value));
    }
    var key = leaf.text("key").orElseThrow();
    claims.put("iss", new JsonNode.Str(ISSUER));
    claims.put("iat", JsonNode.Num.of(issued));
    claims.put("version", JsonNode.Num.of(2));
    claims.put("outcome", new JsonNode.Str(key.substring(2, 38)));
    claims.put("seq", JsonNode.Num.of(Long.parseLong(key.substring(39, 45))));
    if (leaf.member("results").isPresent()) {
      claims.put(
          "results",
          new JsonNode.Arr(leaf.items("results").stream().map(r -> claimed(r)).toList()));
    }
    return jws("countersign-receipt+jws", new JsonNode.Obj(claims));
  }

  private static JsonNode claimed(JsonNode result) {
    var members = new TreeMap<>(((JsonNode.Obj) result).members());
    members.remove("recorded_period");
    return new JsonNode.Obj(members);
  }

  String jws(String type, JsonNode.Obj claims) {
    var header =
        JsonNode.Obj.of(
            Map.of(
                "alg", new JsonNode.Str("EdDSA"),
                "kid", new JsonNode.Str(kid),
                "typ", new JsonNode.Str(type)));
    var signed =
        URL.encodeToString(CanonicalForm.write(header))
            + "."
            + URL.encodeToString(CanonicalForm.write(claims));
    try {
      var signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + URL.encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

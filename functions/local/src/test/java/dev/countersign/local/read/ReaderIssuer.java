package dev.countersign.local.read;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** An issuer of readers' tokens, and its stanza of {@code tenant.yaml}. */
public final class ReaderIssuer {
  /** The audience of all its tokens. */
  public static final String AUDIENCE = "countersign";

  private static final int RSA_BITS = 2048;
  private static final int LIFE = 600;

  private final String id;
  private final KeyPair keys;

  /** An issuer with a key of its own. */
  public ReaderIssuer(String id) {
    this.id = id;
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      this.keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "https://" + id + ".example";
  }

  /** The reader as {@code tenant.yaml} has it, with these roles in YAML's flow style. */
  public String reader(String roles) {
    return "{id: %s, issuer: \"%s\", audience: %s, keys: [{secret: {inline: \"%s\"}}], roles: %s}"
        .formatted(id, url(), AUDIENCE, pem().replace("\n", "\\n"), roles);
  }

  private String pem() {
    String body = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n"
        + body.replace("\r\n", "\n")
        + "\n-----END PUBLIC KEY-----";
  }

  /** Good claims at this time, with further ones. */
  public Map<String, Object> claims(Instant now, Map<String, Object> more) {
    var claims = new TreeMap<String, Object>(more);
    claims.put("iss", url());
    claims.put("aud", AUDIENCE);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFE);
    return claims;
  }

  /** A good token at this time, with further claims. */
  public String token(Instant now, Map<String, Object> more) {
    return signed(claims(now, more), "RS256");
  }

  /** A token with these claims. */
  String signed(Map<String, Object> claims, String algorithm) {
    var jws = jws(claims, algorithm);
    jws.setKey(keys.getPrivate());
    return compact(jws);
  }

  /** A token that takes the public key's text for a shared secret. */
  String signedByThePublicKey(Map<String, Object> claims) {
    var jws = jws(claims, "HS256");
    jws.setKey(new HmacKey(pem().getBytes(StandardCharsets.UTF_8)));
    return compact(jws);
  }

  private static JsonWebSignature jws(Map<String, Object> claims, String algorithm) {
    var all = new JwtClaims();
    claims.forEach(all::setClaim);
    var jws = new JsonWebSignature();
    jws.setPayload(all.toJson());
    jws.setAlgorithmHeaderValue(algorithm);
    return jws;
  }

  private static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}

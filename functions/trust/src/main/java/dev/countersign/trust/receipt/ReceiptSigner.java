package dev.countersign.trust.receipt;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigDecimal;
import java.security.interfaces.EdECPrivateKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Signs entries: the receipt is a compact JWS (RFC 7515) with Ed25519 (RFC 8037), so that signing
 * the same entry again gives the same bytes. Thread-safe.
 */
public final class ReceiptSigner {
  /** The {@code typ} of receipts, so that no receipt is taken for another kind of token. */
  public static final String TYPE = "countersign-receipt+jws";

  /** The {@code typ} of the notes of erasures. */
  public static final String ERASURE = "countersign-erasure+jws";

  private final PublicJsonWebKey key;
  private final String issuer;

  private ReceiptSigner(PublicJsonWebKey key, String issuer) {
    this.key = key;
    this.issuer = issuer;
  }

  /**
   * A signer with this key.
   *
   * @param privateJwk an Ed25519 private key as a JWK with a {@code kid}
   * @param issuer the claim {@code iss} of every receipt
   * @throws UnusableKey when the text is not such a key
   */
  public static ReceiptSigner of(Secret privateJwk, String issuer) {
    try {
      var key = PublicJsonWebKey.Factory.newPublicJwk(privateJwk.revealText());
      boolean ed = key.getPrivateKey() instanceof EdECPrivateKey;
      if (!ed || key.getKeyId() == null) {
        throw new UnusableKey("not an Ed25519 private JWK with a kid");
      }
      return new ReceiptSigner(key, issuer);
    } catch (JoseException e) {
      throw new UnusableKey("not a private JWK");
    }
  }

  /** A new Ed25519 private key as a JWK with this {@code kid}. */
  public static Secret generate(String kid) {
    try {
      var key = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
      key.setKeyId(kid);
      return Secret.ofText(key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
    } catch (JoseException e) {
      throw new IllegalStateException("every Java 25 platform has Ed25519", e);
    }
  }

  /** The public key as a JWK set (RFC 7517), for {@link ReceiptVerifier}. */
  public String publicKeys() {
    return "{\"keys\":[" + key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY) + "]}";
  }

  /** The receipt of an entry, as a compact JWS. */
  public String receipt(SealedEntry sealed) {
    return signed(TYPE, payload(sealed));
  }

  /**
   * The note of an erasure, as a compact JWS of the type {@link #ERASURE}.
   *
   * @param claims what was erased; {@code iss} is added
   */
  public String erasureNote(Json.Obj claims) {
    Map<String, Json> all = new LinkedHashMap<>(claims.members());
    all.put("iss", new Json.Str(issuer));
    return signed(ERASURE, new Json.Obj(all));
  }

  private String signed(String type, Json.Obj payload) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("EdDSA");
    jws.setHeader("typ", type);
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setPayloadBytes(CanonicalJson.write(payload));
    jws.setKey(key.getPrivateKey());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a key that was checked can sign", e);
    }
  }

  private Json.Obj payload(SealedEntry sealed) {
    Entry entry = sealed.entry();
    Map<String, Json> claims = new LinkedHashMap<>();
    claims.put("iss", new Json.Str(issuer));
    claims.put("iat", new Json.Num(BigDecimal.valueOf(entry.at().getEpochSecond())));
    claims.put("outcome", new Json.Str(entry.outcome().value()));
    claims.put("claim", new Json.Str(entry.claim().toString()));
    claims.put("seq", new Json.Num(BigDecimal.valueOf(entry.seq())));
    claims.put("status", new Json.Str(entry.status().wire()));
    claims.put("entry", new Json.Str(sealed.hash().hex()));
    if (entry.trace() instanceof Stimulus.Trace.Said statement) {
      claims.put("attestation", new Json.Str(statement.evidence().hex()));
    }
    var terms = entry.termsOrNull();
    if (terms != null) {
      claims.put("terms", new Json.Str(terms.toString()));
    }
    return new Json.Obj(claims);
  }
}

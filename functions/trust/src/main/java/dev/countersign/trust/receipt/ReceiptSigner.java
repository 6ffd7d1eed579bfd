package dev.countersign.trust.receipt;

import dev.countersign.domain.Digest;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.event.ResultEventForm;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.verify.key.UnusableKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
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

  /** The claim that says what each result event of the entry is. */
  static final String RESULTS = "results";

  /** The form of the claims. Receipts of the first form have no {@code version}. */
  static final int VERSION = 2;

  private final ReceiptKeys keys;
  private final String issuer;

  private ReceiptSigner(ReceiptKeys keys, String issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /**
   * A signer with these keys.
   *
   * @param privateKeys an Ed25519 private key as a JWK with a {@code kid}, or a JWK set with at
   *     least one
   * @param issuer the claim {@code iss} of every receipt
   * @throws UnusableKey when the text is not such a key; see {@link ReceiptKeys#of}
   */
  public static ReceiptSigner of(Secret privateKeys, String issuer) {
    return new ReceiptSigner(ReceiptKeys.of(privateKeys), issuer);
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

  /** The claim {@code iss} of every receipt. */
  public String issuer() {
    return issuer;
  }

  /**
   * The key that signs at this time, for what is signed as bare bytes.
   *
   * @throws UnusableKey when no key signs then
   */
  public BareKey bareKey(Instant at) {
    return keys.bare(at).orElseThrow(() -> new UnusableKey("no key signs at this time (nbf, exp)"));
  }

  /**
   * The thumbprints (RFC 7638) of the keys that sign at some time from {@code from} to {@code to}.
   */
  public List<String> thumbprints(Instant from, Instant to) {
    return keys.thumbprints(from, to);
  }

  /** The public halves of all keys: those that sign, the next one and former ones. */
  public List<OpenKey> openKeys() {
    return keys.openKeys();
  }

  /** The public keys as a JWK set (RFC 7517), for {@link ReceiptVerifier}. */
  public String publicKeys() {
    return keys.published();
  }

  /**
   * The receipt of an entry, as a compact JWS.
   *
   * @throws UnusableKey when no key signs at the time of the entry
   */
  public String receipt(SealedEntry sealed) {
    return signed(TYPE, payload(sealed), sealed.entry().at());
  }

  /**
   * The note of an erasure, as a compact JWS of the type {@link #ERASURE}.
   *
   * @param claims what was erased, and when ({@code iat}, in seconds); {@code iss} is added
   * @throws UnusableKey when no key signs at that time
   */
  public String erasureNote(Json.Obj claims) {
    Map<String, Json> all = new LinkedHashMap<>(claims.members());
    all.put("iss", new Json.Str(issuer));
    var at = ReceiptVerifier.issued(claims).orElseThrow(() -> new IllegalArgumentException("iat"));
    return signed(ERASURE, new Json.Obj(all), at);
  }

  private String signed(String type, Json.Obj payload, Instant at) {
    var key =
        keys.signing(at).orElseThrow(() -> new UnusableKey("no key signs at this time (nbf, exp)"));
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue("EdDSA");
    jws.setHeader("typ", type);
    jws.setKeyIdHeaderValue(key.kid());
    jws.setPayloadBytes(CanonicalJson.write(payload));
    jws.setKey(key.secret());
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
    claims.put("version", new Json.Num(BigDecimal.valueOf(VERSION)));
    claims.put("outcome", new Json.Str(entry.outcome().value()));
    claims.put("claim", new Json.Str(entry.claim().toString()));
    claims.put("seq", new Json.Num(BigDecimal.valueOf(entry.seq())));
    claims.put("status", new Json.Str(entry.status().wire()));
    claims.put("entry", new Json.Str(sealed.hash().hex()));
    attestation(entry.trace())
        .ifPresent(evidence -> claims.put("attestation", new Json.Str(evidence.hex())));
    var terms = entry.termsOrNull();
    if (terms != null) {
      claims.put("terms", new Json.Str(terms.toString()));
    }
    if (!entry.results().isEmpty()) {
      var links = ResultLinks.of(entry.results());
      claims.put(
          RESULTS, new Json.Arr(entry.results().stream().<Json>map(r -> line(r, links)).toList()));
    }
    return new Json.Obj(claims);
  }

  /**
   * Digest of the signed bytes of the message that brought an entry; a person's finding has none.
   */
  private static Optional<Digest> attestation(Stimulus.Trace trace) {
    return switch (trace) {
      case Stimulus.Trace.Said said -> Optional.of(said.evidence());
      case Stimulus.Trace.Disputed said -> Optional.of(said.evidence());
      case Stimulus.Trace.OnDispute said
          when said.sourceOrNull() != null && !(said.act() instanceof DisputeAct.Ruled) ->
          Optional.of(said.evidence());
      case InquiryTrace.Asked said -> Optional.of(said.evidence());
      case InquiryTrace.OnInquiry said -> Optional.of(said.evidence());
      default -> Optional.empty();
    };
  }

  /** Made from the bytes that are published, so that the two can't part. */
  static Json.Obj line(ResultEvent result, ResultLinks links) {
    return switch (StrictJson.parse(ResultEventForm.write(result, links, null))) {
      case Reading.Read<Json>(Json.Obj data) -> LineSignature.of(data);
      default -> throw new IllegalStateException("an event is an object");
    };
  }
}

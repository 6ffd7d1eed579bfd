package dev.countersign.trust.signature;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Where;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.SecretPlace;
import dev.countersign.trust.profile.SignatureScheme;
import dev.countersign.trust.verify.key.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs requests as a profile says: for {@code countersign send}, the demonstration and tests. */
public final class RequestSigner {
  private RequestSigner() {}

  /** A signed request, ready to be sent by POST. */
  public record Signed(String url, Bytes body, Map<String, List<String>> headers) {}

  /**
   * The message to sign.
   *
   * @param id the message id, for schemes that sign one
   * @param at the signed time, for schemes that sign one
   * @param url the address it is sent to, for schemes that sign it
   */
  public record Message(String id, Instant at, String url, Bytes body) {}

  /**
   * Signs a message by the profile's template.
   *
   * @param key the secret as the vendor shows it, or a private key as PEM (PKCS #8)
   * @throws UnusableKey when the key is not of the profile's form, or the message lacks a signed
   *     value
   */
  public static Signed sign(Profile.Signed profile, Secret key, Message message) {
    var envelope = profile.envelope();
    var headers = contentType(profile.about());
    String id = envelope.idHeader();
    if (id != null) {
      headers.put(id, List.of(message.id()));
    }
    var rule = envelope.timestamp();
    String timestamp = rule == null ? "" : Timestamps.write(message.at(), rule.unit());
    if (rule != null && rule.where() instanceof Where.Header(var name)) {
      headers.put(name, List.of(timestamp));
    }
    String url = url(envelope, message);
    var unsigned = new RawDelivery("POST", url, headers, message.body(), message.at());
    String signature;
    try {
      var content = SignedContent.of(envelope, unsigned, message.id(), timestamp).getFirst();
      signature =
          CanonicalText.encode(
              signature(profile.scheme(), key, content), envelope.signature().encoding());
    } catch (DeliveryRejected e) {
      throw new UnusableKey("this message can't be signed: " + e.reason.wire());
    }
    String item =
        rule != null && rule.where() instanceof Where.Item(var prefix)
            ? prefix + timestamp + envelope.signature().separator()
            : "";
    headers.put(
        envelope.signature().header(), List.of(item + envelope.signature().prefix() + signature));
    return new Signed(url, message.body(), headers);
  }

  /**
   * Puts a shared secret where the profile wants it.
   *
   * @throws UnusableKey when that place is the body, which only its author can change
   */
  public static Signed withSecret(Profile.SharedSecret profile, Secret key, Message message) {
    var headers = contentType(profile.about());
    String secret = key.revealText().strip();
    String url = message.url();
    switch (profile.place()) {
      case SecretPlace.Basic basic ->
          headers.put(
              "authorization",
              List.of(
                  "Basic "
                      + Base64.getEncoder()
                          .encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
      case SecretPlace.Bearer bearer -> headers.put("authorization", List.of("Bearer " + secret));
      case SecretPlace.Header(var name) -> headers.put(name, List.of(secret));
      case SecretPlace.Query(var name) ->
          url +=
              (url.contains("?") ? "&" : "?")
                  + name
                  + "="
                  + java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8);
      case SecretPlace.Field field -> throw new UnusableKey("the body itself must hold the secret");
    }
    return new Signed(url, message.body(), headers);
  }

  /**
   * Signs claims as a compact JWS (RFC 7515).
   *
   * @param privateJwk the private key as a JWK with {@code alg}, and with {@code kid} where it has
   *     one
   * @param type the token's {@code typ}
   * @throws UnusableKey when the key can't sign
   */
  public static String token(Json.Obj claims, Secret privateJwk, String type) {
    try {
      var key = PublicJsonWebKey.Factory.newPublicJwk(privateJwk.revealText());
      var jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(key.getAlgorithm());
      jws.setHeader("typ", type);
      if (key.getKeyId() != null) {
        jws.setKeyIdHeaderValue(key.getKeyId());
      }
      jws.setPayloadBytes(CanonicalJson.write(claims));
      jws.setKey(key.getPrivateKey());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new UnusableKey("not a private JWK that can sign");
    }
  }

  private static Map<String, List<String>> contentType(Profile.About about) {
    var headers = new LinkedHashMap<String, List<String>>();
    boolean json = about.mediaTypes().contains("application/json");
    headers.put(
        "content-type",
        List.of(
            json
                ? "application/json"
                : about.mediaTypes().stream().sorted().findFirst().orElse("")));
    return headers;
  }

  private static String url(Envelope envelope, Message message) {
    if (envelope.bodyDigest() == null) {
      return message.url();
    }
    return message.url()
        + (message.url().contains("?") ? "&" : "?")
        + envelope.bodyDigest().query()
        + "="
        + message.body().digest().hex();
  }

  private static byte[] signature(SignatureScheme scheme, Secret key, SignedContent content) {
    if (scheme instanceof SignatureScheme.PublicKey(var algorithm, var form)) {
      try {
        String bare = key.revealText().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(bare));
        var signature = Signature.getInstance(algorithm.jca());
        signature.initSign(KeyFactory.getInstance(algorithm.family()).generatePrivate(spec));
        signature.update(content.bytes(new byte[0]));
        return signature.sign();
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new UnusableKey("not a private key as PEM (PKCS #8) of the profile's algorithm");
      }
    }
    return switch (SignatureKey.read(scheme, key)) {
      case SignatureKey.Hmac hmac -> hmac.sign(content);
      case SignatureKey.Hash hash -> hash.sign(content);
      case SignatureKey.Public open -> throw new UnusableKey("a public key can't sign");
    };
  }
}

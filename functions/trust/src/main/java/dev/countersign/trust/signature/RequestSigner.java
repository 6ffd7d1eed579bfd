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
import dev.countersign.trust.profile.Profile.SecretPlace;
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

/** Signs as a source's profile says: for {@code countersign send}, the demonstration and tests. */
public final class RequestSigner {
  private RequestSigner() {}

  /** A request as it is sent. */
  public record Signed(String url, Bytes body, Map<String, List<String>> headers) {}

  /**
   * What is to be signed.
   *
   * @param id the message's id
   * @param url where it goes, for schemes that sign it
   */
  public record Message(String id, Instant at, String url, Bytes body) {}

  /**
   * Signs a built message.
   *
   * @param key the secret's text as the vendor shows it; a private key as PEM (PKCS #8)
   * @throws UnusableKey when it can't sign
   */
  public static Signed sign(Profile.Signed profile, Secret key, Message message) {
    var envelope = profile.envelope();
    var headers = typed(profile.about());
    String id = envelope.idHeader();
    if (id != null) {
      headers.put(id, List.of(message.id()));
    }
    var clock = envelope.timestamp();
    String stamp = clock == null ? "" : Timestamps.write(message.at(), clock.unit());
    if (clock != null && clock.where() instanceof Where.Header(var name)) {
      headers.put(name, List.of(stamp));
    }
    String url = addressed(envelope, message);
    var unsigned = new RawDelivery("POST", url, headers, message.body(), message.at());
    String made;
    try {
      var text = SignedContent.of(envelope, unsigned, message.id(), stamp).getFirst();
      made =
          CanonicalText.encode(made(profile.check(), key, text), envelope.signature().encoding());
    } catch (DeliveryRejected e) {
      throw new UnusableKey("this message can't be signed so: " + e.reason.wire());
    }
    String item =
        clock != null && clock.where() instanceof Where.Item(var prefix)
            ? prefix + stamp + envelope.signature().separator()
            : "";
    headers.put(
        envelope.signature().header(), List.of(item + envelope.signature().prefix() + made));
    return new Signed(url, message.body(), headers);
  }

  /** Shows a shared secret. */
  public static Signed show(Profile.SharedSecret profile, Secret key, Message message) {
    var headers = typed(profile.about());
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
      case SecretPlace.Field field ->
          throw new UnusableKey("the secret belongs into the body itself");
    }
    return new Signed(url, message.body(), headers);
  }

  /**
   * Signs claims as a token.
   *
   * @param privateJwk the private key, with its {@code kid} and {@code alg}
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

  private static Map<String, List<String>> typed(Profile.About about) {
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

  private static String addressed(Envelope envelope, Message message) {
    if (envelope.bodyDigest() == null) {
      return message.url();
    }
    return message.url()
        + (message.url().contains("?") ? "&" : "?")
        + envelope.bodyDigest().query()
        + "="
        + message.body().digest().hex();
  }

  private static byte[] made(SignatureScheme check, Secret key, SignedContent text) {
    if (check instanceof SignatureScheme.PublicKey(var algorithm, var form)) {
      try {
        String bare = key.revealText().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(bare));
        var signature = Signature.getInstance(algorithm.jca());
        signature.initSign(KeyFactory.getInstance(algorithm.family()).generatePrivate(spec));
        signature.update(text.bytes(new byte[0]));
        return signature.sign();
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        throw new UnusableKey("not a private key as PEM (PKCS #8) of the profile's algorithm");
      }
    }
    return switch (SignatureKey.read(check, key)) {
      case SignatureKey.Hmac keyed -> keyed.made(text);
      case SignatureKey.Hash hash -> hash.made(text);
      case SignatureKey.Public open -> throw new UnusableKey("a public key can't sign");
    };
  }
}

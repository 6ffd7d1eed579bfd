package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.CanonicalJson;
import dev.countersign.forms.Json;
import dev.countersign.forms.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs as a source's profile says: for {@code countersign send}, the demonstration and tests. */
public final class Signer {
  private Signer() {}

  /** A body and the headers that go with it. */
  public record Signed(Bytes body, Map<String, List<String>> headers) {}

  /**
   * What is to be signed.
   *
   * @param id the message's id
   * @param url where it goes, for schemes that sign it
   */
  public record Message(String id, Instant at, String url, Bytes body) {}

  /**
   * Signs with a keyed hash.
   *
   * @param key the secret's text, as the vendor shows it
   */
  public static Signed hmac(Profile.Hmac profile, Secret key, Message message) {
    var spec = HmacKeys.spec(profile, key);
    var headers = new LinkedHashMap<String, List<String>>();
    headers.put("content-type", List.of("application/json"));
    String id = profile.idHeader();
    if (id != null) {
      headers.put(id, List.of(message.id()));
    }
    var clock = profile.timestamp();
    String stamp = "";
    if (clock != null) {
      stamp =
          String.valueOf(
              clock.unit() == Profile.Unit.S
                  ? message.at().getEpochSecond()
                  : message.at().toEpochMilli());
      headers.put(clock.header(), List.of(stamp));
    }
    byte[] mac = HmacKeys.mac(profile, spec, text(profile, message, stamp));
    var where = profile.signature();
    headers.put(
        where.header(), List.of(where.prefix() + CanonicalText.encode(mac, where.encoding())));
    return new Signed(message.body(), headers);
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
      throw new BadKey("not a private JWK that can sign");
    }
  }

  private static byte[] text(Profile.Hmac profile, Message message, String stamp) {
    var parts =
        profile.message().stream()
            .map(part ->
                switch (part) {
                  case Profile.Part.Literal literal -> utf8(literal.text());
                  case Profile.Part.Variable(var name) ->
                      switch (name) {
                        case ID -> utf8(message.id());
                        case TIMESTAMP -> utf8(stamp);
                        case BODY -> message.body().toArray();
                        case METHOD -> utf8("POST");
                        case URL -> utf8(message.url());
                      };
                });
    return CanonicalText.joined(parts.toArray(byte[][]::new));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

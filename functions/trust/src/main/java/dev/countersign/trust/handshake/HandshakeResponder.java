package dev.countersign.trust.handshake;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Handshake.From;
import dev.countersign.trust.profile.Handshake.Reply;
import dev.countersign.trust.profile.Handshake.When;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.VerifiedDelivery;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Answers a vendor's handshake while the source is in set-up, and never afterwards, because
 * attackers can misuse an address that echoes what anybody sends. Thread-safe.
 */
public final class HandshakeResponder {
  /** A token that may be echoed: it can't be markup. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

  /**
   * A token that may be signed with the source's key. It can't pass for content that the vendor
   * signs, which always holds a colon or a brace.
   */
  private static final Pattern SIGNABLE_TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private static final int MAX_BYTES = 16_384;

  private final Profile.About about;
  private final List<SourceKey> keys;
  private final @Nullable Instant until;

  /**
   * A responder for one source.
   *
   * @param until when the source's set-up ends; null where it is not in set-up
   */
  public HandshakeResponder(Profile profile, List<SourceKey> keys, @Nullable Instant until) {
    this.about = profile.about();
    this.keys = List.copyOf(keys);
    this.until = until;
  }

  /**
   * The answer to a handshake that the vendor asks before it has a key to sign with.
   *
   * @return empty where the delivery is not such a handshake, or the source is not in set-up
   */
  public Optional<HandshakeResponse> respondUnverified(RawDelivery delivery) {
    return delivery.body().size() > MAX_BYTES
        ? Optional.empty()
        : respond(From.ANYBODY, delivery, delivery.body());
  }

  /**
   * The answer to a handshake that the vendor signs.
   *
   * @return empty where the delivery is not such a handshake, or the source is not in set-up
   */
  public Optional<HandshakeResponse> respondVerified(
      RawDelivery delivery, VerifiedDelivery verified) {
    return respond(From.SIGNED, delivery, verified.payload());
  }

  private Optional<HandshakeResponse> respond(From from, RawDelivery delivery, Bytes payload) {
    var handshake = about.handshake();
    if (handshake == null
        || until == null
        || handshake.from() != from
        || !delivery.receivedAt().isBefore(until)
        || at(handshake.when(), delivery, payload).isEmpty()) {
      return Optional.empty();
    }
    String token =
        at(handshake.token(), delivery, payload).map(HandshakeResponder::text).orElse("");
    return switch (handshake.reply()) {
      case Reply.Accepted accepted -> answer(202, "", "");
      case Reply.Kept kept ->
          Optional.of(
              new HandshakeResponse(200, "text/plain", Bytes.of(new byte[0]), Keep.REQUEST));
      case Reply.Text text -> matching(TOKEN, token).flatMap(t -> answer(200, "text/plain", t));
      case Reply.Member(var name) ->
          matching(TOKEN, token).flatMap(t -> json(Map.of(name, new Json.Str(t))));
      case Reply.Sealed(var name, var mac) ->
          matching(SIGNABLE_TOKEN, token)
              .flatMap(
                  t -> json(Map.of(name, new Json.Str(t), mac, new Json.Str(hmac(t, delivery)))));
    };
  }

  private Optional<Json> at(When when, RawDelivery delivery, Bytes payload) {
    return switch (when) {
      case When.Header(var name) ->
          delivery.header(name).size() == 1
              ? Optional.of(new Json.Str(delivery.header(name).getFirst()))
              : Optional.empty();
      case When.Field(var pointer) -> PayloadReader.at(about.payload(), payload, pointer);
      case When.Says(var pointer, var value) ->
          PayloadReader.at(about.payload(), payload, pointer).filter(new Json.Str(value)::equals);
    };
  }

  private String hmac(String token, RawDelivery delivery) {
    var key =
        keys.stream()
            .filter(each -> each.isLive(delivery.receivedAt()))
            .findFirst()
            .orElse(keys.getFirst());
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.text().reveal(), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private static String text(Json value) {
    return value instanceof Json.Str(String text) ? text : "";
  }

  private static Optional<String> matching(Pattern form, String token) {
    return Optional.of(token).filter(t -> form.matcher(t).matches());
  }

  private static Optional<HandshakeResponse> json(Map<String, Json> members) {
    var body = Bytes.of(CanonicalJson.write(new Json.Obj(members)));
    return Optional.of(new HandshakeResponse(200, "application/json", body, Keep.NOTHING));
  }

  private static Optional<HandshakeResponse> answer(int status, String mediaType, String body) {
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    return Optional.of(new HandshakeResponse(status, mediaType, bytes, Keep.NOTHING));
  }
}

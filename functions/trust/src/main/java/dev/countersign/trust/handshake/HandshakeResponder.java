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
 * Answers a vendor's handshake, while the source is in set-up and never afterwards: an address that
 * echoes what anybody sends is somebody's tool.
 */
public final class HandshakeResponder {
  /** What is echoed is a token, never markup. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,512}");

  /**
   * What is sealed can't be mistaken for a message that the vendor signs: those hold ':' or '{'.
   */
  private static final Pattern SEALED = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private static final int LARGEST = 16_384;

  private final Profile.About about;
  private final List<SourceKey> keys;
  private final @Nullable Instant until;

  /**
   * For one source.
   *
   * @param until its set-up ends; none when it is not in set-up
   */
  public HandshakeResponder(Profile profile, List<SourceKey> keys, @Nullable Instant until) {
    this.about = profile.about();
    this.keys = List.copyOf(keys);
    this.until = until;
  }

  /**
   * What is answered.
   *
   * @param kept whether a person needs what it said
   */
  public record HandshakeResponse(int status, String mediaType, Bytes body, Keep kept) {}

  /** Whether a person needs it. */
  public enum Keep {
    NOTHING,
    REQUEST
  }

  /** The answer to a handshake that comes before there is anything to sign with. */
  public Optional<HandshakeResponse> anybody(RawDelivery delivery) {
    return delivery.body().size() > LARGEST
        ? Optional.empty()
        : greeting(From.ANYBODY, delivery, delivery.body());
  }

  /** The answer to a handshake that is authentic. */
  public Optional<HandshakeResponse> signed(RawDelivery delivery, VerifiedDelivery verified) {
    return greeting(From.SIGNED, delivery, verified.payload());
  }

  private Optional<HandshakeResponse> greeting(From from, RawDelivery delivery, Bytes said) {
    var handshake = about.handshake();
    if (handshake == null
        || until == null
        || handshake.from() != from
        || !delivery.receivedAt().isBefore(until)
        || at(handshake.when(), delivery, said).isEmpty()) {
      return Optional.empty();
    }
    String token = at(handshake.token(), delivery, said).map(HandshakeResponder::text).orElse("");
    return switch (handshake.reply()) {
      case Reply.Accepted accepted -> greet(202, "", "");
      case Reply.Kept kept ->
          Optional.of(
              new HandshakeResponse(200, "text/plain", Bytes.of(new byte[0]), Keep.REQUEST));
      case Reply.Text text -> matching(TOKEN, token).flatMap(t -> greet(200, "text/plain", t));
      case Reply.Member(var name) ->
          matching(TOKEN, token).flatMap(t -> json(Map.of(name, new Json.Str(t))));
      case Reply.Sealed(var name, var mac) ->
          matching(SEALED, token)
              .flatMap(
                  t -> json(Map.of(name, new Json.Str(t), mac, new Json.Str(seal(t, delivery)))));
    };
  }

  private Optional<Json> at(When when, RawDelivery delivery, Bytes said) {
    return switch (when) {
      case When.Header(var name) ->
          delivery.header(name).size() == 1
              ? Optional.of(new Json.Str(delivery.header(name).getFirst()))
              : Optional.empty();
      case When.Field(var pointer) -> PayloadReader.at(about.payload(), said, pointer);
      case When.Says(var pointer, var value) ->
          PayloadReader.at(about.payload(), said, pointer).filter(new Json.Str(value)::equals);
    };
  }

  private String seal(String token, RawDelivery delivery) {
    var key =
        keys.stream()
            .filter(each -> each.live(delivery.receivedAt()))
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

  private static Optional<HandshakeResponse> greet(int status, String mediaType, String body) {
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    return Optional.of(new HandshakeResponse(status, mediaType, bytes, Keep.NOTHING));
  }
}

package dev.countersign.trust;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.trust.Profile.Flavour;
import dev.countersign.trust.Profile.Says;
import dev.countersign.trust.Profile.TokenPlace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a signed token: taken apart strictly, then its signature by a library with a key that we
 * chose, then its claims against the source's own issuer and audience and the time of receipt.
 */
final class JwsDoor implements StrictDoor {
  private static final int LARGEST = 65_536;

  private final Profile.Jws profile;
  private final List<JwsKey> keys;
  private final Claims claims;
  private final TokenLibrary library;

  JwsDoor(
      Profile.Jws profile, List<JwsKey> keys, @Nullable String issuer, @Nullable String audience) {
    this.profile = profile;
    this.keys = keys;
    this.claims = new Claims(profile, issuer, audience);
    this.library = library(profile, issuer, audience);
  }

  static TokenLibrary library(
      Profile.Jws profile, @Nullable String issuer, @Nullable String audience) {
    boolean dated = profile.life().issued() == Profile.Issued.REQUIRED;
    if (profile.flavour() == Flavour.JWS || issuer == null || audience == null || !dated) {
      return new PayloadLibrary();
    }
    return profile.flavour() == Flavour.JWT
        ? new SmallRyeLibrary(issuer, audience)
        : new JoseLibrary(issuer, audience);
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws Refusal {
    var token = token(delivery);
    String alg = Token.text(token.header(), "alg").orElse("");
    if (!profile.algorithms().contains(alg)) {
      throw new Refusal(Reason.ALGORITHM);
    }
    claims.checkType(token);
    if (profile.flavour() != Flavour.JWS) {
      claims.checkParties(token);
      claims.checkShape(token);
    }
    int key = matching(token, alg, delivery);
    @Nullable Instant signedAt = null;
    if (profile.flavour() != Flavour.JWS) {
      claims.check(token, delivery.receivedAt());
      claims.checkBinding(token, delivery);
      signedAt = claims.signedAt(token, delivery.receivedAt()).orElse(null);
    }
    boolean body = profile.says() == Says.BODY;
    boolean bound = profile.covers();
    return new VerifiedDelivery(
        delivery,
        new VerifiedDelivery.Proof(
            profile.about().name(),
            key,
            bound ? Times.assurance(signedAt, delivery.receivedAt()) : Assurance.CALLER_ONLY,
            body ? delivery.body() : token.payload(),
            body ? delivery.body() : Bytes.of(token.compact().getBytes(StandardCharsets.US_ASCII)),
            // The id of a token that only shows who calls is not the message's.
            bound ? Token.text(token.claims(), "jti").orElse(null) : null,
            bound ? signedAt : null,
            bound ? took(delivery) : Map.of()));
  }

  Token token(RawDelivery delivery) throws Refusal {
    if (profile.location() instanceof TokenPlace.Detached(var header)) {
      return Token.detached(sized(Headers.single(delivery, header)), delivery.body());
    }
    String text =
        switch (profile.location()) {
          case TokenPlace.Bearer bearer -> Headers.credentials(delivery, "Bearer");
          case TokenPlace.Header(var name, var prefix) ->
              unprefixed(Headers.single(delivery, name), prefix);
          case TokenPlace.Body body ->
              new String(delivery.body().toArray(), StandardCharsets.ISO_8859_1);
          case TokenPlace.Detached detached -> "";
        };
    return profile.flavour() == Flavour.JWS
        ? Token.ofPayload(sized(text))
        : Token.ofClaims(sized(text));
  }

  private static String sized(String text) throws Refusal {
    if (text.length() > LARGEST) {
      throw new Refusal(Reason.TOO_LARGE);
    }
    return text;
  }

  private static String unprefixed(String value, String prefix) throws Refusal {
    if (!value.startsWith(prefix)) {
      throw new Refusal(Reason.WRONG_SCHEME);
    }
    return value.substring(prefix.length());
  }

  /** The header that the token came in, where it says something of the body. */
  private Map<String, String> took(RawDelivery delivery) throws Refusal {
    return switch (profile.location()) {
      case TokenPlace.Body body -> Map.of();
      case TokenPlace.Bearer bearer ->
          Map.of("authorization", Headers.single(delivery, "authorization"));
      case TokenPlace.Header(var name, var prefix) -> Map.of(name, Headers.single(delivery, name));
      case TokenPlace.Detached(var name) -> Map.of(name, Headers.single(delivery, name));
    };
  }

  private int matching(Token token, String alg, RawDelivery delivery) throws Refusal {
    @Nullable String kid = token.kid().orElse(null);
    var fitting =
        keys.stream()
            .filter(key -> key.live().live(delivery.receivedAt()))
            .filter(key -> key.fits(kid, alg))
            .toList();
    if (fitting.isEmpty()) {
      throw new Refusal(Reason.NO_LIVE_KEY);
    }
    for (JwsKey key : fitting) {
      if (library.signedBy(token, key.key(), alg)) {
        return key.place();
      }
    }
    throw new Refusal(Reason.BAD_SIGNATURE);
  }
}

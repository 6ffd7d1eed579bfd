package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.Headers;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Flavour;
import dev.countersign.trust.profile.Profile.Says;
import dev.countersign.trust.profile.TokenLifetime;
import dev.countersign.trust.profile.TokenPlace;
import dev.countersign.trust.verify.jws.CompactJws;
import dev.countersign.trust.verify.jws.ExpectedClaims;
import dev.countersign.trust.verify.jws.JwsSignatureVerifier;
import dev.countersign.trust.verify.jws.JwtSignatureVerifier;
import dev.countersign.trust.verify.jws.PayloadSignatureVerifier;
import dev.countersign.trust.verify.jws.RequestBinding;
import dev.countersign.trust.verify.jws.SetSignatureVerifier;
import dev.countersign.trust.verify.key.JwsKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a signed token (RFC 7515, RFC 8725) in three steps: strict parsing; its signature, by a
 * library with a key of the source; its claims, by the source's issuer and audience and the time of
 * receipt.
 */
public final class JwsVerifier implements FailFastVerifier {
  private static final int MAX_LENGTH = 65_536;

  private final Profile.Jws profile;
  private final List<JwsKey> keys;
  private final ExpectedClaims claims;
  private final JwsSignatureVerifier signature;

  /**
   * A verifier with these keys.
   *
   * @param issuer the {@code iss} that a token must name; null admits any and none
   * @param audience the {@code aud} that a token must name; null admits any and none
   */
  public JwsVerifier(
      Profile.Jws profile, List<JwsKey> keys, @Nullable String issuer, @Nullable String audience) {
    this.profile = profile;
    this.keys = keys;
    this.claims = new ExpectedClaims(profile, issuer, audience);
    this.signature = signatureVerifier(profile, issuer, audience);
  }

  /** The library that checks signatures of this profile, with issuer and audience where it can. */
  public static JwsSignatureVerifier signatureVerifier(
      Profile.Jws profile, @Nullable String issuer, @Nullable String audience) {
    var byPayload = new PayloadSignatureVerifier();
    boolean issuedRequired = profile.lifetime().issued() == TokenLifetime.Issued.REQUIRED;
    if (profile.flavour() == Flavour.JWS || issuer == null || audience == null || !issuedRequired) {
      return byPayload;
    }
    JwsSignatureVerifier withParties =
        profile.flavour() == Flavour.JWT
            ? new JwtSignatureVerifier(issuer, audience)
            : new SetSignatureVerifier(issuer, audience);
    // SmallRye JWT knows the algorithm by its general name only; all claims are checked here, too.
    return (token, key, alg) ->
        (alg.equals("Ed25519") ? byPayload : withParties).signedBy(token, key, alg);
  }

  @Override
  public VerifiedDelivery verified(RawDelivery delivery) throws DeliveryRejected {
    var token = token(delivery);
    String alg = token.header().text("alg").orElse("");
    if (!admits(alg)) {
      throw new DeliveryRejected(RejectionReason.ALGORITHM);
    }
    claims.checkType(token);
    if (profile.flavour() != Flavour.JWS) {
      claims.checkParties(token);
      claims.checkShape(token);
    }
    int key = matching(token, alg, delivery);
    @Nullable Instant signedAt = null;
    if (profile.flavour() != Flavour.JWS) {
      claims.checkTimes(token, delivery.receivedAt());
      RequestBinding.check(profile.binding(), token, delivery);
      signedAt = claims.issuedAt(token).orElse(null);
    }
    boolean body = profile.says() == Says.BODY;
    boolean bound = profile.covers();
    return new VerifiedDelivery(
        delivery,
        profile,
        key,
        bound ? Timestamps.assurance(signedAt, delivery.receivedAt()) : Assurance.CALLER_ONLY,
        body ? delivery.body() : token.payload(),
        body ? delivery.body() : Bytes.of(token.compact().getBytes(StandardCharsets.US_ASCII)),
        // The id of a token that only shows who calls is not the message's.
        bound ? token.claims().text("jti").orElse(null) : null,
        bound ? signedAt : null,
        bound ? signedHeaders(delivery) : Map.of());
  }

  /**
   * Whether a token may name this algorithm. {@code Ed25519} is the full name of what {@code EdDSA}
   * means with an Ed25519 key (RFC 9864, section 2.2), so the latter admits both.
   */
  private boolean admits(String alg) {
    var algorithms = profile.algorithms();
    return algorithms.contains(alg) || (alg.equals("Ed25519") && algorithms.contains("EdDSA"));
  }

  /**
   * Reads the token where the profile has it, before its signature is checked.
   *
   * @throws DeliveryRejected where it is missing, too large or malformed
   */
  public CompactJws token(RawDelivery delivery) throws DeliveryRejected {
    if (profile.location() instanceof TokenPlace.Detached(var header)) {
      return CompactJws.detached(limited(Headers.single(delivery, header)), delivery.body());
    }
    String text =
        switch (profile.location()) {
          case TokenPlace.Bearer bearer -> Headers.credentials(delivery, "Bearer");
          case TokenPlace.Header(var name, var prefix) ->
              withoutPrefix(Headers.single(delivery, name), prefix);
          case TokenPlace.Body body ->
              new String(delivery.body().toArray(), StandardCharsets.ISO_8859_1);
          case TokenPlace.Detached detached -> "";
        };
    return profile.flavour() == Flavour.JWS
        ? CompactJws.ofPayload(limited(text))
        : CompactJws.ofClaims(limited(text));
  }

  private static String limited(String text) throws DeliveryRejected {
    if (text.length() > MAX_LENGTH) {
      throw new DeliveryRejected(RejectionReason.TOO_LARGE);
    }
    return text;
  }

  private static String withoutPrefix(String value, String prefix) throws DeliveryRejected {
    if (!value.startsWith(prefix)) {
      throw new DeliveryRejected(RejectionReason.WRONG_SCHEME);
    }
    return value.substring(prefix.length());
  }

  /** The header that holds the token. Empty where the token is the body. */
  private Map<String, String> signedHeaders(RawDelivery delivery) throws DeliveryRejected {
    return switch (profile.location()) {
      case TokenPlace.Body body -> Map.of();
      case TokenPlace.Bearer bearer ->
          Map.of("authorization", Headers.single(delivery, "authorization"));
      case TokenPlace.Header(var name, var prefix) -> Map.of(name, Headers.single(delivery, name));
      case TokenPlace.Detached(var name) -> Map.of(name, Headers.single(delivery, name));
    };
  }

  private int matching(CompactJws token, String alg, RawDelivery delivery) throws DeliveryRejected {
    @Nullable String kid = token.kid().orElse(null);
    var fitting =
        keys.stream()
            .filter(key -> key.source().isLive(delivery.receivedAt()))
            .filter(key -> key.fits(kid, alg))
            .toList();
    if (fitting.isEmpty()) {
      throw new DeliveryRejected(RejectionReason.NO_LIVE_KEY);
    }
    for (JwsKey key : fitting) {
      if (signature.signedBy(token, key.key(), alg)) {
        return key.index();
      }
    }
    throw new DeliveryRejected(RejectionReason.BAD_SIGNATURE);
  }
}

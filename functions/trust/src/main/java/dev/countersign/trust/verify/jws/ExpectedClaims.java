package dev.countersign.trust.verify.jws;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Flavour;
import dev.countersign.trust.profile.TokenLifetime.Issued;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks a token's {@code typ} and claims by the profile, the source's settings and the time of
 * receipt (RFC 7519, RFC 8417, RFC 8725). Every check throws {@link DeliveryRejected} with the
 * reason.
 */
public final class ExpectedClaims {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final String APPLICATION = "application/";
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(253_402_300_799L);

  private final Profile.Jws profile;
  private final @Nullable String issuer;
  private final @Nullable String audience;

  /**
   * The claims that one source expects.
   *
   * @param issuer the {@code iss} that a token must name; null admits any and none
   * @param audience the {@code aud} that a token must name; null admits any and none
   */
  public ExpectedClaims(Profile.Jws profile, @Nullable String issuer, @Nullable String audience) {
    this.profile = profile;
    this.issuer = issuer;
    this.audience = audience;
  }

  /** Checks {@code typ}, so that one kind of token is never taken for another (RFC 8725, 3.11). */
  public void checkType(CompactJws token) throws DeliveryRejected {
    Optional<String> type = token.header().text("typ").map(ExpectedClaims::mediaType);
    // The same key may also sign claims, so a bare JWS must not be typed as a JWT, nor the reverse.
    String generalType = profile.flavour() == Flavour.JWS ? "JOSE" : "JWT";
    boolean declared = token.header().members().containsKey("typ");
    boolean fits =
        profile.types().isEmpty()
            ? !declared || type.equals(Optional.of(mediaType(generalType)))
            : profile.types().stream()
                .map(ExpectedClaims::mediaType)
                .anyMatch(admitted -> type.equals(Optional.of(admitted)));
    if (!fits) {
      throw new DeliveryRejected(RejectionReason.WRONG_TYPE);
    }
  }

  /**
   * A {@code typ} in one spelling: media types have no case, and {@code application/} is left away
   * where no other slash follows (RFC 7515, section 4.1.9).
   */
  private static String mediaType(String typ) {
    String lower = typ.toLowerCase(Locale.ROOT);
    boolean bare = lower.startsWith(APPLICATION) && lower.lastIndexOf('/') < APPLICATION.length();
    return bare ? lower.substring(APPLICATION.length()) : lower;
  }

  /**
   * Checks issuer and audience. This is done before the signature, because the library checks them
   * too and would only say that it failed.
   */
  public void checkParties(CompactJws token) throws DeliveryRejected {
    var claims = token.claims();
    if (issuer != null && claims.text("iss").filter(issuer::equals).isEmpty()) {
      throw new DeliveryRejected(RejectionReason.WRONG_ISSUER);
    }
    if (audience != null && !audiences(claims).contains(audience)) {
      throw new DeliveryRejected(RejectionReason.WRONG_AUDIENCE);
    }
  }

  /**
   * Checks that the required claims are there and well-formed. This is done before the signature,
   * because the library would only say that it failed.
   */
  public void checkShape(CompactJws token) throws DeliveryRejected {
    var claims = token.claims();
    boolean issued = time(claims, "iat").isPresent();
    boolean expires = time(claims, "exp").isPresent();
    var _ = time(claims, "nbf");
    if ((!issued && profile.lifetime().issued() == Issued.REQUIRED)
        || (!expires && profile.flavour() == Flavour.JWT)) {
      throw new DeliveryRejected(RejectionReason.MISSING_CLAIM);
    }
    if (profile.flavour() == Flavour.SET) {
      checkSet(claims);
    }
  }

  /**
   * Checks the times against the time of receipt.
   *
   * @param at the time of receipt
   */
  public void checkTimes(CompactJws token, Instant at) throws DeliveryRejected {
    var claims = token.claims();
    var lifetime = profile.lifetime();
    var issued = issuedAt(token);
    if (issued.isPresent()) {
      Timestamps.checkWithin(issued.get(), at, lifetime.issuedPast(), lifetime.issuedFuture());
    }
    if (profile.flavour() == Flavour.JWT) {
      checkExpiry(claims, issued.orElse(at), at);
    }
    var notBefore = time(claims, "nbf");
    if (notBefore.filter(nbf -> nbf.isAfter(at.plus(SKEW))).isPresent()) {
      throw new DeliveryRejected(RejectionReason.NOT_YET_VALID);
    }
  }

  /**
   * The signed time {@code iat}. Empty for a token without it: its end says nothing about its
   * beginning, however soon it comes.
   */
  public Optional<Instant> issuedAt(CompactJws token) throws DeliveryRejected {
    return time(token.claims(), "iat");
  }

  /**
   * A SET has no {@code exp} (OpenID Shared Signals Framework), and it has a {@code jti} and at
   * least one event (RFC 8417, section 2.2).
   */
  private static void checkSet(Json.Obj claims) throws DeliveryRejected {
    if (claims.members().containsKey("exp")) {
      throw new DeliveryRejected(RejectionReason.FORBIDDEN_CLAIM);
    }
    boolean events =
        claims
            .get("events")
            .filter(e -> e instanceof Json.Obj o && !o.members().isEmpty())
            .isPresent();
    if (!events || claims.text("jti").isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MISSING_CLAIM);
    }
  }

  private void checkExpiry(Json.Obj claims, Instant issued, Instant at) throws DeliveryRejected {
    Instant expires =
        time(claims, "exp").orElseThrow(() -> new DeliveryRejected(RejectionReason.MISSING_CLAIM));
    if (!at.isBefore(expires.plus(SKEW))) {
      throw new DeliveryRejected(RejectionReason.EXPIRED);
    }
    if (expires.isAfter(issued.plus(profile.lifetime().longest()))) {
      throw new DeliveryRejected(RejectionReason.LIVES_TOO_LONG);
    }
  }

  private static List<String> audiences(Json.Obj claims) {
    return switch (claims.get("aud").orElse(new Json.Nil())) {
      case Json.Str(String one) -> List.of(one);
      case Json.Arr(List<Json> many) when many.stream().allMatch(Json.Str.class::isInstance) ->
          many.stream().map(value -> ((Json.Str) value).value()).toList();
      default -> List.of();
    };
  }

  /** A NumericDate (RFC 7519, section 2). A claim that is there and is not one is malformed. */
  private static Optional<Instant> time(Json.Obj claims, String name) throws DeliveryRejected {
    var value = claims.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Num(BigDecimal number))
        || number.signum() < 0
        || number.compareTo(MAX_SECONDS) > 0) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TOKEN);
    }
    return Optional.of(Instant.ofEpochSecond(number.longValue()));
  }
}

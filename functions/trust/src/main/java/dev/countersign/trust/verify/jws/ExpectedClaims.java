package dev.countersign.trust.verify.jws;

import dev.countersign.forms.json.Json;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.delivery.Timestamps;
import dev.countersign.trust.profile.CanonicalText;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.Profile.Flavour;
import dev.countersign.trust.profile.Profile.Issued;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a token's claims must say, by the source's settings and the time of receipt (RFC 7519, 8417,
 * 8725).
 */
public final class ExpectedClaims {
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

  private final Profile.Jws profile;
  private final @Nullable String issuer;
  private final @Nullable String audience;

  /**
   * Expects these.
   *
   * @param issuer none: it may say anything or nothing
   * @param audience none: likewise
   */
  public ExpectedClaims(Profile.Jws profile, @Nullable String issuer, @Nullable String audience) {
    this.profile = profile;
    this.issuer = issuer;
    this.audience = audience;
  }

  /** One kind of token is never taken for another. */
  public void checkType(CompactJws token) throws DeliveryRejected {
    Optional<String> type =
        CompactJws.text(token.header(), "typ")
            .map(t -> t.startsWith("application/") ? t.substring(12) : t);
    // A token of claims signed with the same key is no statement, nor the other way round.
    String untyped = profile.flavour() == Flavour.JWS ? "JOSE" : "JWT";
    boolean declared = token.header().members().containsKey("typ");
    boolean fits =
        profile.types().isEmpty()
            ? !declared || type.filter(untyped::equalsIgnoreCase).isPresent()
            : type.filter(profile.types()::contains).isPresent();
    if (!fits) {
      throw new DeliveryRejected(RejectionReason.WRONG_TYPE);
    }
  }

  /**
   * For the log's sake before the signature: afterwards a library would only say that it failed.
   */
  public void checkParties(CompactJws token) throws DeliveryRejected {
    var claims = token.claims();
    if (issuer != null && CompactJws.text(claims, "iss").filter(issuer::equals).isEmpty()) {
      throw new DeliveryRejected(RejectionReason.WRONG_ISSUER);
    }
    if (audience != null && !audiences(claims).contains(audience)) {
      throw new DeliveryRejected(RejectionReason.WRONG_AUDIENCE);
    }
  }

  /** That what is needed is there and of its type: a library would only say that it failed. */
  public void checkShape(CompactJws token) throws DeliveryRejected {
    var claims = token.claims();
    boolean dated = time(claims, "iat").isPresent();
    boolean ends = time(claims, "exp").isPresent();
    var _ = time(claims, "nbf");
    if ((!dated && profile.life().issued() == Issued.REQUIRED)
        || (!ends && profile.flavour() == Flavour.JWT)) {
      throw new DeliveryRejected(RejectionReason.MISSING_CLAIM);
    }
    if (profile.flavour() == Flavour.SET) {
      checkSet(claims);
    }
  }

  public void check(CompactJws token, Instant at) throws DeliveryRejected {
    var claims = token.claims();
    var life = profile.life();
    var issued = issuedAt(token);
    if (issued.isPresent()) {
      Timestamps.within(issued.get(), at, life.issuedPast(), life.issuedFuture());
    }
    if (profile.flavour() == Flavour.JWT) {
      checkLife(claims, issued.orElse(at), at);
    }
    var notBefore = time(claims, "nbf");
    if (notBefore.filter(nbf -> nbf.isAfter(at.plus(SKEW))).isPresent()) {
      throw new DeliveryRejected(RejectionReason.NOT_YET_VALID);
    }
  }

  Optional<Instant> issuedAt(CompactJws token) throws DeliveryRejected {
    return time(token.claims(), "iat");
  }

  /** When it was signed, as far as its claims tell: without one, no earlier than its life ago. */
  public Optional<Instant> signedAt(CompactJws token, Instant received) throws DeliveryRejected {
    var issued = issuedAt(token);
    if (issued.isPresent()) {
      return issued;
    }
    boolean ends =
        time(token.claims(), "exp")
            .filter(exp -> !exp.isAfter(received.plus(Timestamps.FRESH)))
            .isPresent();
    return ends ? Optional.of(received) : Optional.empty();
  }

  /** What ties the token to the request that carries it: a claim that is absent ties nothing. */
  public void checkBinding(CompactJws token, RawDelivery delivery) throws DeliveryRejected {
    var bind = profile.binding();
    if (bind.body() != null) {
      bound(token, bind.body(), bodyDigest(bind, delivery));
    }
    if (bind.url() != null) {
      bound(token, bind.url(), delivery.url());
    }
    if (bind.method() != null) {
      bound(token, bind.method(), delivery.method());
    }
  }

  private static String bodyDigest(Profile.Binding bind, RawDelivery delivery) {
    byte[] sha = HexFormat.of().parseHex(delivery.body().digest().hex());
    return CanonicalText.encode(sha, bind.encoding());
  }

  private static void bound(CompactJws token, String claim, String request)
      throws DeliveryRejected {
    String said =
        CompactJws.text(token.claims(), claim)
            .orElseThrow(() -> new DeliveryRejected(RejectionReason.MISSING_CLAIM));
    if (!said.equals(request)) {
      throw new DeliveryRejected(RejectionReason.WRONG_BINDING);
    }
  }

  /**
   * OpenID Shared Signals: a SET has no exp; RFC 8417, section 2.2: it has a jti and at least one
   * event.
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
    if (!events || CompactJws.text(claims, "jti").isEmpty()) {
      throw new DeliveryRejected(RejectionReason.MISSING_CLAIM);
    }
  }

  private void checkLife(Json.Obj claims, Instant issued, Instant at) throws DeliveryRejected {
    Instant expires =
        time(claims, "exp").orElseThrow(() -> new DeliveryRejected(RejectionReason.MISSING_CLAIM));
    if (!at.isBefore(expires.plus(SKEW))) {
      throw new DeliveryRejected(RejectionReason.EXPIRED);
    }
    if (expires.isAfter(issued.plus(profile.life().longest()))) {
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

  /** A NumericDate; one that is there and is none is a malformed token, not an absent claim. */
  private static Optional<Instant> time(Json.Obj claims, String name) throws DeliveryRejected {
    var value = claims.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Num(BigDecimal number))
        || number.signum() < 0
        || number.compareTo(LATEST) > 0) {
      throw new DeliveryRejected(RejectionReason.MALFORMED_TOKEN);
    }
    return Optional.of(Instant.ofEpochSecond(number.longValue()));
  }
}

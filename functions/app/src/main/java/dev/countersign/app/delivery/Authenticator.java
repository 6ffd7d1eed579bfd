package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Addressed;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.app.registry.TokenBucket;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.handshake.HandshakeResponse;
import dev.countersign.trust.handshake.Keep;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Authenticates a raw request: it is a verified delivery of a known source, a vendor's handshake,
 * or gets a refusal. A refusal before the signature is verified tells nothing of the source.
 */
public final class Authenticator {
  private static final int LARGEST = 262_144;

  private static final String SECURITY_EVENT = "application/secevent+jwt";

  private final Sources sources;
  private final EvenPace pace;

  public Authenticator(Sources sources, EvenPace pace) {
    this.sources = sources;
    this.pace = pace;
  }

  /** What a request is found to be. */
  public sealed interface Authentication {
    record Known(Source source, VerifiedDelivery delivery) implements Authentication {}

    /** What is addressed to a name that is no source's, or was not looked at. */
    record Unknown(HttpAnswer answer, String reason) implements Authentication {}

    /** What a source that there is doesn't take. The log names the source, the answer does not. */
    record Rejected(HttpAnswer answer, String reason) implements Authentication {}

    /**
     * What is addressed to a source that can't verify until a person mends it. Its answer is that
     * to a made-up name.
     */
    record Unverifiable(HttpAnswer answer, String what) implements Authentication {}

    /**
     * A vendor's handshake with a source in set-up.
     *
     * @param kept what a person needs to complete it; none where nothing is to be done
     */
    record Handshake(HttpAnswer answer, Optional<Evidence> kept) implements Authentication {}
  }

  /**
   * Authenticates a request. What is refused before its signature holds takes the same time for
   * every address, also for a made-up one.
   */
  public Authentication authenticate(SourceAddress address, RawDelivery raw) {
    if (raw.body().size() > LARGEST) {
      return new Authentication.Unknown(Answers.tooLarge(), RejectionReason.TOO_LARGE.wire());
    }
    long started = System.nanoTime();
    try {
      var found = found(address, raw);
      switch (found) {
        case Authentication.Unknown _, Authentication.Rejected _, Authentication.Unverifiable _ ->
            pace.hold(started);
        case Authentication.Known _, Authentication.Handshake _ -> {}
      }
      return found;
    } catch (Unavailable | Misconfigured e) {
      pace.hold(started);
      throw e;
    }
  }

  private Authentication found(SourceAddress address, RawDelivery raw) {
    return switch (sources.at(address)) {
      case Addressed.Found(Source source) -> verified(address, source, raw);
      case Addressed.Nowhere nowhere -> {
        var _ = sources.decoy().verify(raw);
        yield new Authentication.Unknown(refusal(raw), RejectionReason.UNKNOWN_SOURCE.wire());
      }
      case Addressed.Unopened(Misconfigured why) -> {
        var _ = sources.decoy().verify(raw);
        yield new Authentication.Unverifiable(refusal(raw), String.valueOf(why.getMessage()));
      }
    };
  }

  private Authentication verified(SourceAddress address, Source source, RawDelivery raw) {
    var response = source.responder().respondUnverified(raw);
    if (response.isPresent()) {
      return handshake(source.profile(), response.get(), raw);
    }
    return switch (source.verifier().verify(raw)) {
      case Verification.Rejected refused -> {
        sources.refused(address);
        yield new Authentication.Rejected(refusal(raw), refused.reason().wire());
      }
      case Verification.Verified verified -> known(source, raw, verified.delivery());
    };
  }

  private static Authentication known(Source source, RawDelivery raw, VerifiedDelivery delivery) {
    var response = source.responder().respondVerified(raw, delivery);
    if (response.isPresent()) {
      return handshake(source.profile(), response.get(), raw);
    }
    // After verifying: a stranger must not use up a source's rate.
    var wait = source.rate().map(TokenBucket::take).orElse(Duration.ZERO);
    if (!wait.isZero()) {
      return new Authentication.Rejected(Answers.tooMany(wait), "over_rate");
    }
    // After verifying: a stranger must not learn from a media type which sources there are.
    return source.profile().about().mediaTypes().contains(raw.mediaType())
        ? new Authentication.Known(source, delivery)
        : new Authentication.Rejected(Answers.mediaType(), RejectionReason.WRONG_MEDIA_TYPE.wire());
  }

  private static Authentication handshake(
      Profile profile, HandshakeResponse response, RawDelivery raw) {
    Map<String, String> headers =
        response.mediaType().isEmpty() ? Map.of() : Map.of("content-type", response.mediaType());
    var answer = new HttpAnswer(response.status(), headers, response.body());
    if (response.kept() == Keep.NOTHING) {
      return new Authentication.Handshake(answer, Optional.empty());
    }
    var how = AuthenticatedDelivery.handshakeWords(profile.about().name());
    return new Authentication.Handshake(
        answer,
        Optional.of(
            new Evidence(
                raw.body().digest(),
                raw.body(),
                raw.mediaType(),
                new TreeMap<>(),
                how,
                raw.receivedAt())));
  }

  /**
   * One answer for every cause and every address. Its form is that of what was sent: the source's
   * would tell that there is one.
   */
  private static HttpAnswer refusal(RawDelivery raw) {
    return raw.mediaType().equals(SECURITY_EVENT)
        ? Answers.unauthenticatedSet()
        : Answers.unauthorized();
  }
}

package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.app.registry.Sources.Source;
import dev.countersign.app.registry.TokenBucket;
import dev.countersign.forms.config.SourceForm;
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

  private final Sources sources;

  public Authenticator(Sources sources) {
    this.sources = sources;
  }

  /** What a request is found to be. */
  public sealed interface Authentication {
    record Known(Source source, VerifiedDelivery delivery) implements Authentication {}

    record Unknown(HttpAnswer answer, String reason) implements Authentication {}

    /**
     * A vendor's handshake with a source in set-up.
     *
     * @param kept what a person needs to complete it; none where nothing is to be done
     */
    record Handshake(HttpAnswer answer, Optional<Evidence> kept) implements Authentication {}
  }

  public Authentication authenticate(SourceName name, SourceForm.Kind wanted, RawDelivery raw) {
    if (raw.body().size() > LARGEST) {
      return new Authentication.Unknown(Answers.tooLarge(), RejectionReason.TOO_LARGE.wire());
    }
    var source = sources.find(name).filter(known -> known.kind().end().equals(wanted.end()));
    if (source.isEmpty()) {
      var _ = sources.decoy().verify(raw);
      return new Authentication.Unknown(
          Answers.unauthorized(), RejectionReason.UNKNOWN_SOURCE.wire());
    }
    var profile = source.get().profile();
    var responder = source.get().responder();
    var response = responder.respondUnverified(raw);
    if (response.isPresent()) {
      return handshake(profile, response.get(), raw);
    }
    return switch (source.get().verifier().verify(raw)) {
      case Verification.Rejected refused ->
          new Authentication.Unknown(refusal(profile, refused.reason()), refused.reason().wire());
      case Verification.Verified verified -> known(source.get(), raw, verified.delivery());
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
      return new Authentication.Unknown(Answers.tooMany(wait), "over_rate");
    }
    // After verifying: a stranger must not learn from a media type which sources there are.
    return source.profile().about().mediaTypes().contains(raw.mediaType())
        ? new Authentication.Known(source, delivery)
        : new Authentication.Unknown(Answers.mediaType(), RejectionReason.WRONG_MEDIA_TYPE.wire());
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

  private static HttpAnswer refusal(Profile profile, RejectionReason reason) {
    return profile.about().answer() == Profile.Answer.RFC8935
        ? Answers.set(reason)
        : Answers.unauthorized();
  }
}

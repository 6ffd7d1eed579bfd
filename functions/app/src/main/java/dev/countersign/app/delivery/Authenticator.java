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
 * From a raw request to a verified delivery of a known source, or the answer that it gets instead.
 */
public final class Authenticator {
  private static final int LARGEST = 262_144;

  private final Sources sources;

  public Authenticator(Sources sources) {
    this.sources = sources;
  }

  /** Who it is, or what they are told; the reason is for the log alone. */
  public sealed interface Authentication {
    record Known(Source source, VerifiedDelivery delivery) implements Authentication {}

    record Unknown(HttpAnswer answer, String reason) implements Authentication {}

    /**
     * A vendor's handshake with a source in set-up.
     *
     * @param kept what a person needs of it
     */
    record Greeted(HttpAnswer answer, Optional<Evidence> kept) implements Authentication {}
  }

  public Authentication authenticate(SourceName name, SourceForm.Kind wanted, RawDelivery raw) {
    if (raw.body().size() > LARGEST) {
      return new Authentication.Unknown(Answers.tooLarge(), RejectionReason.TOO_LARGE.wire());
    }
    var source = sources.find(name).filter(known -> known.kind() == wanted);
    if (source.isEmpty()) {
      var _ = sources.decoy().verify(raw);
      return new Authentication.Unknown(
          Answers.unauthorized(), RejectionReason.UNKNOWN_SOURCE.wire());
    }
    var profile = source.get().profile();
    var greeter = source.get().greeter();
    var greeting = greeter.respondUnverified(raw);
    if (greeting.isPresent()) {
      return greeted(profile, greeting.get(), raw);
    }
    return switch (source.get().door().verify(raw)) {
      case Verification.Rejected refused ->
          new Authentication.Unknown(refusal(profile, refused.reason()), refused.reason().wire());
      case Verification.Verified verified -> known(source.get(), raw, verified.delivery());
    };
  }

  private static Authentication known(Source source, RawDelivery raw, VerifiedDelivery delivery) {
    var greeting = source.greeter().respondVerified(raw, delivery);
    if (greeting.isPresent()) {
      return greeted(source.profile(), greeting.get(), raw);
    }
    // Only now: a stranger must not use up a source's rate.
    var wait = source.rate().map(TokenBucket::take).orElse(Duration.ZERO);
    if (!wait.isZero()) {
      return new Authentication.Unknown(Answers.tooMany(wait), "over_rate");
    }
    // Only now: a stranger must not learn from a media type which sources there are.
    return source.profile().about().mediaTypes().contains(raw.mediaType())
        ? new Authentication.Known(source, delivery)
        : new Authentication.Unknown(Answers.mediaType(), RejectionReason.WRONG_MEDIA_TYPE.wire());
  }

  private static Authentication greeted(
      Profile profile, HandshakeResponse greeting, RawDelivery raw) {
    Map<String, String> headers =
        greeting.mediaType().isEmpty() ? Map.of() : Map.of("content-type", greeting.mediaType());
    var answer = new HttpAnswer(greeting.status(), headers, greeting.body());
    if (greeting.kept() == Keep.NOTHING) {
      return new Authentication.Greeted(answer, Optional.empty());
    }
    var how = new TreeMap<>(Map.of("profile", profile.about().name(), "handshake", "unsigned"));
    return new Authentication.Greeted(
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

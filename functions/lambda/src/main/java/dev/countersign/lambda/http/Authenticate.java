package dev.countersign.lambda.http;

import dev.countersign.forms.SourceForm;
import dev.countersign.lambda.http.Sources.Source;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.Greeter;
import dev.countersign.trust.Greeter.Greeting;
import dev.countersign.trust.Profile;
import dev.countersign.trust.RawDelivery;
import dev.countersign.trust.Reason;
import dev.countersign.trust.Verdict;
import dev.countersign.trust.VerifiedDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From a raw request to a verified delivery of a known source, or the answer that it gets instead.
 */
public final class Authenticate {
  private static final int LARGEST = 262_144;

  private final Sources sources;

  public Authenticate(Sources sources) {
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
      return new Authentication.Unknown(Answers.tooLarge(), Reason.TOO_LARGE.wire());
    }
    var source = sources.find(name).filter(known -> known.kind() == wanted);
    if (source.isEmpty()) {
      var _ = sources.decoy().verify(raw);
      return new Authentication.Unknown(Answers.unauthorized(), Reason.UNKNOWN_SOURCE.wire());
    }
    var profile = source.get().profile();
    var greeter = source.get().greeter();
    var greeting = greeter.anybody(raw);
    if (greeting.isPresent()) {
      return greeted(profile, greeting.get(), raw);
    }
    return switch (source.get().door().verify(raw)) {
      case Verdict.Refused refused ->
          new Authentication.Unknown(refusal(profile, refused.reason()), refused.reason().wire());
      case Verdict.Verified verified -> known(source.get(), raw, verified.delivery());
    };
  }

  private static Authentication known(Source source, RawDelivery raw, VerifiedDelivery delivery) {
    var greeting = source.greeter().signed(raw, delivery);
    if (greeting.isPresent()) {
      return greeted(source.profile(), greeting.get(), raw);
    }
    // Only now: a stranger must not use up a source's rate.
    var wait = source.rate().map(Allowance::take).orElse(Duration.ZERO);
    if (!wait.isZero()) {
      return new Authentication.Unknown(Answers.tooMany(wait), "over_rate");
    }
    // Only now: a stranger must not learn from a media type which sources there are.
    return source.profile().about().mediaTypes().contains(raw.mediaType())
        ? new Authentication.Known(source, delivery)
        : new Authentication.Unknown(Answers.mediaType(), Reason.WRONG_MEDIA_TYPE.wire());
  }

  private static Authentication greeted(Profile profile, Greeting greeting, RawDelivery raw) {
    Map<String, String> headers =
        greeting.mediaType().isEmpty() ? Map.of() : Map.of("content-type", greeting.mediaType());
    var answer = new HttpAnswer(greeting.status(), headers, greeting.body());
    if (greeting.kept() == Greeter.Keep.NOTHING) {
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

  private static HttpAnswer refusal(Profile profile, Reason reason) {
    return profile.about().answer() == Profile.Answer.RFC8935
        ? Answers.set(reason)
        : Answers.unauthorized();
  }
}

package dev.countersign.lambda.http;

import dev.countersign.forms.SourceForm;
import dev.countersign.lambda.http.SourceName.End;
import dev.countersign.lambda.http.Sources.Source;
import dev.countersign.trust.Profile;
import dev.countersign.trust.RawDelivery;
import dev.countersign.trust.Reason;
import dev.countersign.trust.Verdict;
import dev.countersign.trust.VerifiedDelivery;

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
  }

  public Authentication authenticate(SourceName name, End end, RawDelivery raw) {
    if (raw.body().size() > LARGEST) {
      return new Authentication.Unknown(Answers.tooLarge(), Reason.TOO_LARGE.wire());
    }
    var wanted = end == End.SESSIONS ? SourceForm.Kind.SESSION : SourceForm.Kind.ATTESTATION;
    var source = sources.find(name).filter(known -> known.kind() == wanted);
    if (source.isEmpty()) {
      var _ = sources.decoy().verify(raw);
      return new Authentication.Unknown(Answers.unauthorized(), Reason.UNKNOWN_SOURCE.wire());
    }
    var profile = source.get().profile();
    return switch (source.get().door().verify(raw)) {
      case Verdict.Refused refused ->
          new Authentication.Unknown(refusal(profile, refused.reason()), refused.reason().wire());
      case Verdict.Verified verified ->
          // Only now: a stranger must not learn from a media type which sources there are.
          profile.about().mediaTypes().contains(raw.mediaType())
              ? new Authentication.Known(source.get(), verified.delivery())
              : new Authentication.Unknown(Answers.mediaType(), Reason.WRONG_MEDIA_TYPE.wire());
    };
  }

  private static HttpAnswer refusal(Profile profile, Reason reason) {
    return profile.about().answer() == Profile.Answer.RFC8935
        ? Answers.set(reason)
        : Answers.unauthorized();
  }
}

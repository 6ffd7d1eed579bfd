package dev.countersign.trust.explain;

import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Envelope;
import dev.countersign.trust.profile.Envelope.Unit;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.SignedContentVerifier;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.key.SourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Whether a signed time is written in another unit than the profile reads. */
final class TimeHints {
  private TimeHints() {}

  /** The unit in which the request verifies, where it is not the profile's. */
  static List<String> of(Profile.Signed profile, List<SourceKey> keys, RawDelivery delivery) {
    var envelope = profile.envelope();
    var rule = envelope.timestamp();
    if (rule == null) {
      return List.of();
    }
    return Arrays.stream(Unit.values())
        .filter(unit -> unit != rule.unit())
        .filter(unit -> verifies(in(unit, profile), keys, delivery))
        .map(unit ->
            "it verifies with its time read as "
                + name(unit)
                + "; the profile wants "
                + name(rule.unit())
                + ": mend the sender")
        .toList();
  }

  private static boolean verifies(
      Profile.Signed profile, List<SourceKey> keys, RawDelivery delivery) {
    return new SignedContentVerifier(profile, keys).verify(delivery)
        instanceof Verification.Verified;
  }

  private static Profile.Signed in(Unit unit, Profile.Signed profile) {
    var as = profile.envelope();
    var rule = Objects.requireNonNull(as.timestamp());
    var other =
        new Envelope.Timestamp(rule.where(), unit, rule.past(), rule.future(), rule.presence());
    return new Profile.Signed(
        profile.about(),
        profile.scheme(),
        new Envelope(
            as.message(), as.signature(), other, as.idHeader(), as.bodyDigest(), as.fields()));
  }

  private static String name(Unit unit) {
    return switch (unit) {
      case S -> "seconds since 1970";
      case MS -> "milliseconds since 1970";
      case ISO8601 -> "a time of RFC 3339";
    };
  }
}

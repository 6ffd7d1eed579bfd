package dev.countersign.local.verify;

import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.explain.Explanation;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import dev.countersign.trust.verify.key.SourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one request was judged, in words.
 *
 * @param lines for a person, one for each step and the verdict last
 */
record ExplainedVerdict(boolean authentic, List<String> lines) {
  ExplainedVerdict {
    lines = List.copyOf(lines);
  }

  /**
   * Judges a request and explains it.
   *
   * @throws dev.countersign.trust.verify.key.UnusableKey when a key is not of the profile's form,
   *     or a setting is missing
   */
  static ExplainedVerdict of(
      Profile profile, List<SourceKey> keys, Map<String, String> settings, RawDelivery request) {
    var lines = new ArrayList<>(Explanation.of(profile, keys, settings, request));
    var verdict = DeliveryVerifiers.create(profile, keys, settings).verify(request);
    switch (verdict) {
      case Verification.Rejected refused -> lines.add("refused: " + refused.reason().wire());
      case Verification.Verified(VerifiedDelivery delivery) -> {
        lines.add("verified: " + delivery.assurance().wire());
        lines.add("provable to: " + delivery.provableTo().wire());
        delivery.messageId().ifPresent(id -> lines.add("message id: " + id));
        delivery.signedAt().ifPresent(time -> lines.add("signed at: " + time));
        lines.add("key: number " + delivery.keyIndex() + " of those given, from 0");
        lines.add("evidence: sha256 " + delivery.evidence());
        AttainableAssurance.better(profile)
            .ifPresent(advice -> lines.add("a better grade: " + advice));
      }
    }
    return new ExplainedVerdict(verdict instanceof Verification.Verified, lines);
  }
}

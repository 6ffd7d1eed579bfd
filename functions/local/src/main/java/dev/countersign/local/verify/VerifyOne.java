package dev.countersign.local.verify;

import dev.countersign.trust.explain.Explanation;
import dev.countersign.trust.profile.AttainableAssurance;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.Verification;
import dev.countersign.trust.verify.VerifiedDelivery;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Verifies one stored request and prints, in words, how it was judged. */
public final class VerifyOne {
  private final PrintStream out;

  public VerifyOne(PrintStream out) {
    this.out = out;
  }

  /**
   * Whether it is authentic.
   *
   * @throws IllegalArgumentException when the request, the keys or the settings can't be used
   */
  public boolean verify(
      byte[] request,
      Profile profile,
      List<String> keys,
      Map<String, String> settings,
      Instant at) {
    var stored = StoredRequest.read(request, at);
    var live = keys.stream().map(SourceKey::always).toList();
    Verification verdict;
    try {
      Explanation.of(profile, live, settings, stored).forEach(out::println);
      verdict = DeliveryVerifiers.create(profile, live, settings).verify(stored);
    } catch (UnusableKey e) {
      throw new IllegalArgumentException("keys or settings: " + e.getMessage(), e);
    }
    switch (verdict) {
      case Verification.Rejected refused -> out.println("refused: " + refused.reason().wire());
      case Verification.Verified(VerifiedDelivery delivery) -> {
        out.println("verified: " + delivery.assurance().wire());
        delivery.messageId().ifPresent(id -> out.println("message id: " + id));
        delivery.signedAt().ifPresent(time -> out.println("signed at: " + time));
        out.println("key: number " + delivery.keyIndex() + " of those given, from 0");
        out.println("evidence: sha256 " + delivery.evidence());
        AttainableAssurance.better(profile)
            .ifPresent(advice -> out.println("a better grade: " + advice));
      }
    }
    return verdict instanceof Verification.Verified;
  }
}

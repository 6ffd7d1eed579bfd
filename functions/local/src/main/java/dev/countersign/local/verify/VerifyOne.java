package dev.countersign.local.verify;

import dev.countersign.forms.Json;
import dev.countersign.trust.Verdict;
import dev.countersign.trust.VerifiedDelivery;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Judges one stored request and says so in words. */
public final class VerifyOne {
  private final PrintStream out;

  public VerifyOne(PrintStream out) {
    this.out = out;
  }

  /**
   * Whether it is authentic.
   *
   * @param profile a profile's name
   * @throws IllegalArgumentException when it can't be judged
   */
  public boolean verify(
      byte[] request, String profile, List<String> keys, Map<String, String> settings, Instant at) {
    var stored = StoredRequest.read(request, at);
    Verdict verdict;
    try {
      verdict = new Judge().judge(new Case(new Json.Str(profile), keys, settings, stored));
    } catch (Case.Unusable e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    switch (verdict) {
      case Verdict.Refused refused -> out.println("refused: " + refused.reason().wire());
      case Verdict.Verified(VerifiedDelivery delivery) -> {
        out.println("verified: " + delivery.assurance().wire());
        delivery.messageId().ifPresent(id -> out.println("message id: " + id));
        delivery.signedAt().ifPresent(time -> out.println("signed at: " + time));
        out.println("key: number " + delivery.key() + " of those given, from 0");
        out.println("evidence: sha256 " + delivery.evidence());
      }
    }
    return verdict instanceof Verdict.Verified;
  }
}

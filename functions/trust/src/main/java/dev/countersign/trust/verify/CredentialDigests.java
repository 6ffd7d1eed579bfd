package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;

/**
 * What callers are recognised by, a digest for each key: all of them are compared, and the time
 * tells nothing of what was shown, its length neither.
 */
record CredentialDigests(List<SourceKey> live, List<Bytes> digests) {

  /** Which key it is, from 0. */
  int matching(Bytes shown, Instant at, RejectionReason otherwise) throws DeliveryRejected {
    byte[] given = of(shown).toArray();
    int found = -1;
    boolean usable = false;
    for (int i = digests.size() - 1; i >= 0; i--) {
      boolean now = live.get(i).live(at);
      usable |= now;
      if (MessageDigest.isEqual(digests.get(i).toArray(), given) && now) {
        found = i;
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(usable ? otherwise : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  /** The digest that is compared. */
  static Bytes of(Bytes secret) {
    return Bytes.of(secret.digest().hex().getBytes(StandardCharsets.US_ASCII));
  }
}

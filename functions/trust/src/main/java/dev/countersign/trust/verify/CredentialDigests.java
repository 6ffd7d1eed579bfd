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
 * The digests of the credentials that a source accepts, one for each of its keys. All of them are
 * compared in constant time, so that the time taken says nothing about a presented credential, not
 * even its length.
 */
record CredentialDigests(List<SourceKey> keys, List<Bytes> digests) {

  /**
   * The index of the live key that is the presented credential, counted from 0.
   *
   * @throws DeliveryRejected with {@code mismatch} where no live key is, or with {@code
   *     no_live_key} where no key is live
   */
  int matching(Bytes credential, Instant at, RejectionReason mismatch) throws DeliveryRejected {
    byte[] presented = of(credential).toArray();
    int found = -1;
    boolean anyLive = false;
    for (int i = digests.size() - 1; i >= 0; i--) {
      boolean live = keys.get(i).isLive(at);
      anyLive |= live;
      if (MessageDigest.isEqual(digests.get(i).toArray(), presented) && live) {
        found = i;
      }
    }
    if (found < 0) {
      throw new DeliveryRejected(anyLive ? mismatch : RejectionReason.NO_LIVE_KEY);
    }
    return found;
  }

  /** The digest of a credential. */
  static Bytes of(Bytes credential) {
    return Bytes.of(credential.digest().hex().getBytes(StandardCharsets.US_ASCII));
  }
}

package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;

/** Checks the header {@code Content-Digest} (RFC 9530). */
public final class ContentDigest {
  private static final Map<String, String> KNOWN =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

  private ContentDigest() {}

  /**
   * Checks that every SHA-256 and SHA-512 digest in the header is the body's, and that there is
   * one.
   *
   * @throws DeliveryRejected where a digest differs, none is known, or the header is malformed
   */
  public static void check(RawDelivery delivery) throws DeliveryRejected {
    int checked = 0;
    for (var digest : SignatureInput.dictionary(delivery, "content-digest").entrySet()) {
      String algorithm = KNOWN.get(digest.getKey());
      if (algorithm == null) {
        continue;
      }
      boolean same =
          digest.getValue() instanceof ByteSequenceItem stated
              && MessageDigest.isEqual(
                  of(algorithm, delivery), HttpSignatureKey.bytes(stated.get()));
      if (!same) {
        throw new DeliveryRejected(RejectionReason.WRONG_DIGEST);
      }
      checked++;
    }
    if (checked == 0) {
      throw new DeliveryRejected(RejectionReason.WRONG_DIGEST);
    }
  }

  private static byte[] of(String algorithm, RawDelivery delivery) {
    try {
      return MessageDigest.getInstance(algorithm).digest(delivery.body().toArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-2", e);
    }
  }
}

package dev.countersign.trust.verify.httpsig;

import dev.countersign.trust.delivery.DeliveryRejected;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;

/** The header {@code Content-Digest} (RFC 9530): every digest that we know must be the body's. */
public final class ContentDigest {
  private static final Map<String, String> KNOWN =
      Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

  private ContentDigest() {}

  public static void check(RawDelivery delivery) throws DeliveryRejected {
    int checked = 0;
    for (var digest : SignatureInput.dictionary(delivery, "content-digest").entrySet()) {
      String algorithm = KNOWN.get(digest.getKey());
      if (algorithm == null) {
        continue;
      }
      boolean same =
          digest.getValue() instanceof ByteSequenceItem said
              && MessageDigest.isEqual(of(algorithm, delivery), HttpSignatureKey.bytes(said.get()));
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

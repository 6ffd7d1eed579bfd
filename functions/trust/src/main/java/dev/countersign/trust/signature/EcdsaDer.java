package dev.countersign.trust.signature;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Checks the encoding of ECDSA signatures as ASN.1 DER (RFC 3279, section 2.2.3). The Java platform
 * also accepts other BER encodings, which would give one signature many spellings.
 */
public final class EcdsaDer {
  private EcdsaDer() {}

  /** Whether the bytes are the one DER encoding of two positive integers of at most 32 bytes. */
  public static boolean isCanonical(byte[] der) {
    if (der.length < 8 || der.length > 72 || der[0] != 0x30 || der[1] != der.length - 2) {
      return false;
    }
    int r = 4 + der[3];
    if (der[2] != 2 || der[3] < 1 || der[3] > 33 || r + 2 > der.length || der[r] != 2) {
      return false;
    }
    int length = der[r + 1];
    return length >= 1
        && length <= 33
        && r + 2 + length == der.length
        && isCanonicalInteger(Arrays.copyOfRange(der, 4, r))
        && isCanonicalInteger(Arrays.copyOfRange(der, r + 2, der.length));
  }

  private static boolean isCanonicalInteger(byte[] bytes) {
    var number = new BigInteger(bytes);
    return number.signum() > 0 && Arrays.equals(number.toByteArray(), bytes);
  }
}

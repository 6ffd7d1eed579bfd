package dev.countersign.trust.verify.key;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;

/**
 * Detects RSA keys of the generator that CVE-2017-15361 (ROCA) broke. Modulo each of these primes
 * their modulus is a power of 65537. About one in 2^27 other keys matches too.
 */
final class RocaFingerprint {
  private static final BigInteger GENERATOR = BigInteger.valueOf(65_537);
  private static final List<Integer> PRIMES =
      List.of(11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157);

  private RocaFingerprint() {}

  /** Whether a modulus looks like one of the broken generator. */
  static boolean matches(BigInteger modulus) {
    return PRIMES.stream().allMatch(prime -> isPower(modulus, prime));
  }

  private static boolean isPower(BigInteger modulus, int prime) {
    var powers = new BitSet(prime);
    var generator = GENERATOR.mod(BigInteger.valueOf(prime)).intValueExact();
    for (int power = 1; !powers.get(power); power = power * generator % prime) {
      powers.set(power);
    }
    return powers.get(modulus.mod(BigInteger.valueOf(prime)).intValueExact());
  }
}

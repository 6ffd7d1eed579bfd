package dev.countersign.trust.signature;

/**
 * The length of ECDSA signatures as r and s one after the other (IEEE P1363; RFC 9421, section
 * 3.3.4). The Java platform also takes shorter ones that leave leading zeros away, which would give
 * one signature many spellings.
 */
public final class EcdsaRaw {
  /** The bytes of a signature on P-256: 32 for each of r and s. */
  public static final int P256 = 64;

  private EcdsaRaw() {}
}

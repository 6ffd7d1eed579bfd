package dev.countersign.trust.verify.key;

/**
 * A key or a setting of a source can't be used with its profile. The message says why and holds
 * nothing of the key.
 */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a description of what is wrong. */
  public UnusableKey(String what) {
    super(what);
  }
}

package dev.countersign.trust.verify.key;

/** A key that its profile can't use: its message says why, and holds nothing of it. */
public final class UnusableKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnusableKey(String what) {
    super(what);
  }
}

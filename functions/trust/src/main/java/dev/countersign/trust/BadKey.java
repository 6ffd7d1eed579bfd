package dev.countersign.trust;

/** A key that its profile can't use: its message says why, and holds nothing of it. */
public final class BadKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadKey(String what) {
    super(what);
  }
}

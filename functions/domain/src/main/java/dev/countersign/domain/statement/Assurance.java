package dev.countersign.domain.statement;

/** What a verified signature proved, from the least to the most. */
public enum Assurance {
  /** Only the caller was authenticated, not the bytes. */
  CALLER_ONLY("caller-only"),
  /** The bytes were signed; nothing says when. */
  BODY_SIGNED("body-signed"),
  /** The bytes and a time inside the tolerance were signed. */
  BODY_SIGNED_FRESH("body-signed-fresh");

  private final String wire;

  Assurance(String wire) {
    this.wire = wire;
  }

  /** The word for it in terms, answers and events. */
  public String wire() {
    return wire;
  }

  public boolean atLeast(Assurance wanted) {
    return compareTo(wanted) >= 0;
  }
}

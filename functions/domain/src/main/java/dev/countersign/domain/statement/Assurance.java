package dev.countersign.domain.statement;

/** The assurance grade: what a verified signature proved, from least to most. */
public enum Assurance {
  /** The caller was authenticated, but not the bytes. */
  CALLER_ONLY("caller-only"),
  /** The bytes are the vendor's answer to our own request over TLS; a signed event named it. */
  FETCHED("fetched"),
  /** The bytes were signed, without a time. */
  BODY_SIGNED("body-signed"),
  /** The bytes were signed with a time inside the tolerance. */
  BODY_SIGNED_FRESH("body-signed-fresh");

  private final String wire;

  Assurance(String wire) {
    this.wire = wire;
  }

  /** The grade's word in terms, answers and events. */
  public String wire() {
    return wire;
  }

  /** The lower one of this and another grade. */
  public Assurance atMost(Assurance other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Whether this proves as much as {@code least}, or more. */
  public boolean atLeast(Assurance least) {
    return compareTo(least) >= 0;
  }
}

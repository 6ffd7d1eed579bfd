package dev.countersign.domain;

/**
 * Why something authentic can't be used: a machine's word for it, the place in the message as a
 * JSON Pointer (RFC 6901), what is wrong there, and how to mend it. Never a value of the message
 * itself.
 */
public record Problem(String reason, String pointer, String detail, String fix) {
  @Override
  public String toString() {
    return pointer + ": " + detail;
  }
}

package dev.countersign.domain;

/**
 * Why something authentic can't be used. It never contains a value of the message.
 *
 * @param reason a fixed word for machines
 * @param pointer the place in the message, as a JSON Pointer (RFC 6901)
 * @param detail what is wrong there
 * @param fix how to mend it
 */
public record Problem(String reason, String pointer, String detail, String fix) {
  /** The same at another place: where the sender wrote what is wrong. */
  public Problem at(String place) {
    return new Problem(reason, place, detail, fix);
  }

  @Override
  public String toString() {
    return pointer + ": " + detail;
  }
}

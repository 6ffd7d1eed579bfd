package dev.countersign.forms.engine;

/**
 * The header by which an engine says how long it wants to be left alone, where that isn't {@code
 * Retry-After}.
 *
 * @param name in lower case
 */
public record PauseHeader(String name, Unit unit) {
  /** What the header's number is. */
  public enum Unit {
    /** Seconds. */
    S,
    /** Milliseconds. */
    MS,
    /** The time at which the pause ends, in Unix seconds. */
    UNIX
  }
}

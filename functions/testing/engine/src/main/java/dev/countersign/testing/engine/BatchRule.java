package dev.countersign.testing.engine;

/**
 * How an engine takes several requests in one.
 *
 * @param max how many at most
 */
public record BatchRule(int max, Part part) {

  /** Up to 100, each by itself. */
  public static BatchRule each() {
    return new BatchRule(100, Part.EACH);
  }

  /** What one bad item does to the others. */
  public enum Part {
    /** Each item has an answer of its own. */
    EACH,
    /** One item that is not taken has all of them not taken. */
    WHOLE
  }
}

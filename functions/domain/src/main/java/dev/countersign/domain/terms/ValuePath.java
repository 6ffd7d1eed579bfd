package dev.countersign.domain.terms;

/**
 * The place of a number or an amount in a truth: {@code value}, or {@code facts.} and names with
 * dots between them.
 */
public record ValuePath(String path) {
  /** The attested value. */
  public static final ValuePath VALUE = new ValuePath("value");
}

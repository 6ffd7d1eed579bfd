package dev.countersign.domain.terms;

/**
 * The place of a date in an attestation: {@code occurred_at}, {@code stated_at}, or {@code facts.}
 * and names with dots between them.
 */
public record DatePath(String path) {
  /** When the fact happened. */
  public static final DatePath OCCURRED_AT = new DatePath("occurred_at");
}

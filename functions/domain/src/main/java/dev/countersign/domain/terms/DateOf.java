package dev.countersign.domain.terms;

/**
 * Where a date is found: a path into the attestation, {@code occurred_at}, {@code stated_at} or
 * {@code facts.…} with dots between names.
 */
public record DateOf(String path) {
  public static final DateOf OCCURRED_AT = new DateOf("occurred_at");
}

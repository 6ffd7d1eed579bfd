package dev.countersign.domain.terms;

/**
 * Where a date is found: a path into the attestation, {@code occurred_at}, {@code stated_at} or
 * {@code facts.…} with dots between names.
 */
public record DatePath(String path) {
  public static final DatePath OCCURRED_AT = new DatePath("occurred_at");
}

package dev.countersign.domain.fold;

import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the dates of a truth that the terms name. */
public final class TruthDates {
  private TruthDates() {}

  /** The date at a path; none if the truth has none there, or one out of range. */
  public static Optional<Instant> at(Truth truth, DatePath from, ZoneId zone) {
    return switch (from.path()) {
      case "occurred_at" -> Optional.of(truth.occurredAt());
      case "stated_at" -> Optional.of(truth.statedAt());
      default -> StatementPaths.date(truth.facts(), from.path(), zone).filter(TimeRange::contains);
    };
  }
}

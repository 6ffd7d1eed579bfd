package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dates that statements name, and that time alone may reach (contract, section 13). */
public final class OracleDatesAhead {
  private OracleDatesAhead() {}

  /**
   * The next date ahead of a retraction, or of an {@code effective_at} that is kept; none if there
   * is none.
   */
  public static @Nullable Instant next(OracleCase known, Instant now) {
    return new OracleKept(known.said(), OracleVersions.of(known.versions()))
        .all().stream()
            .flatMap(OracleDatesAhead::of)
            .filter(time -> time.isAfter(now))
            .min(Instant::compareTo)
            .orElse(null);
  }

  static Stream<Instant> of(OracleStatement one) {
    return switch (one.act()) {
      case RETRACTED -> Stream.of(one.occurredAt());
      case RESTATED, NOTED -> Stream.ofNullable(one.effectiveAt());
      case ATTESTED, MERGED -> Stream.empty();
    };
  }
}

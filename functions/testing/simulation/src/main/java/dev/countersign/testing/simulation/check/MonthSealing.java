package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A month of a tenant that was sealed.
 *
 * @param root of its tree, as an answer about it names it
 * @param zone the month's
 * @param closedAt as its header says
 * @param sealedAt when its file was put
 * @param review how it may be answered about; none if it can't
 * @param lines the keys of the leaves that have results, by the ids of these
 */
public record MonthSealing(
    String tenant,
    String period,
    String root,
    ZoneId zone,
    Instant closedAt,
    Instant sealedAt,
    Optional<Review> review,
    Map<String, String> lines) {
  /** The id of an outcome that no month has. */
  public static final String NOBODYS = "out_00000000000000000000000000000000";

  /**
   * As the tenant's file says.
   *
   * @param span of the review
   * @param silence what no answer means
   */
  public record Review(String span, String silence) {}

  public MonthSealing {
    lines = Map.copyOf(lines);
  }

  /** The first instant at which an answer about it is late; none where nobody can answer. */
  public Optional<Instant> answeredUntil() {
    return review.map(how -> OracleSpan.of(how.span()).from(closedAt, zone));
  }

  /** The ids of the results in its leaves. */
  Set<String> results() {
    return lines.keySet();
  }
}

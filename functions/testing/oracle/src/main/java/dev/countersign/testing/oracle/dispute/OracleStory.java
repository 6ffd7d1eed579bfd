package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleTerms;
import java.time.ZoneId;
import java.util.List;

/**
 * All that was told of one outcome type of one tenant.
 *
 * @param versions every version of the terms, at least one
 * @param zone of the tenant's months
 * @param told in the order in which it was decided
 */
public record OracleStory(
    String type, List<OracleTerms> versions, ZoneId zone, Looks looks, List<OracleTold> told) {
  public OracleStory {
    versions = List.copyOf(versions);
    told = List.copyOf(told);
  }

  /** When time looks. */
  public enum Looks {
    /** At each moment at which time alone may change something. */
    ON_TIME,
    /** When {@link OracleTold.Looked} says so. */
    AS_TOLD
  }
}

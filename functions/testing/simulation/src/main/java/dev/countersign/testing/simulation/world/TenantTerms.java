package dev.countersign.testing.simulation.world;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.List;

/**
 * One tenant's terms for one outcome, all versions.
 *
 * @param claimBy the same in all of them
 */
public record TenantTerms(
    String tenant, String outcome, List<String> claimBy, List<Version> versions) {

  /**
   * One version.
   *
   * @param text as it is applied
   * @param meaning as the oracle reads it
   * @param appliedAt long enough before it is in force that no cache is older
   */
  public record Version(String text, OracleTerms meaning, Instant appliedAt) {}

  /** All versions as the oracle reads them. */
  public List<OracleTerms> meaning() {
    return versions.stream().map(Version::meaning).toList();
  }

  /** The key under which a fact with this id is counted. */
  public Claim claim(Fact fact) {
    var values =
        claimBy.stream().map(path -> path.equals("record.type") ? fact.type() : fact.id()).toList();
    return Claim.of(new OutcomeType(outcome), values);
  }

  /** What happened in the world, once: a record of the CRM, which is also its order. */
  public record Fact(String type, String id) {}
}

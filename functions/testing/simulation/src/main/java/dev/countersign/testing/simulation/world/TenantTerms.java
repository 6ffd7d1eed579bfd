package dev.countersign.testing.simulation.world;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeType;
import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.List;

/**
 * All versions of a tenant's terms for one outcome type.
 *
 * @param claimBy the same in all versions
 */
public record TenantTerms(
    String tenant, String outcome, List<String> claimBy, List<Version> versions) {

  /**
   * One version.
   *
   * @param text the YAML that is applied
   * @param meaning what the oracle makes of it
   * @param appliedAt mostly so long before it is in force that no cache is older by then
   */
  public record Version(String text, OracleTerms meaning, Instant appliedAt) {}

  /** What the oracle makes of all versions. */
  public List<OracleTerms> meaning() {
    return versions.stream().map(Version::meaning).toList();
  }

  /** The claim under which a fact is counted. */
  public Claim claim(Fact fact) {
    var values =
        claimBy.stream().map(path -> path.equals("record.type") ? fact.type() : fact.id()).toList();
    return Claim.of(new OutcomeType(outcome), values);
  }

  /** A thing that happened once: a record of the CRM, whose id is also its order's. */
  public record Fact(String type, String id) {}
}

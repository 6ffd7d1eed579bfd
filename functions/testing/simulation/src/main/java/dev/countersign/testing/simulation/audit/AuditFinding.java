package dev.countersign.testing.simulation.audit;

/** A rule that was broken, and where. */
public record AuditFinding(AuditRule rule, String tenant, String claim, String what) {
  @Override
  public String toString() {
    return rule + " " + tenant + " " + claim + ": " + what;
  }
}

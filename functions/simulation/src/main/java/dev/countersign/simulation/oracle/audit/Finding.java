package dev.countersign.simulation.oracle.audit;

/** A rule that was broken, and where. */
public record Finding(Rule rule, String tenant, String claim, String what) {
  @Override
  public String toString() {
    return rule + " " + tenant + " " + claim + ": " + what;
  }
}

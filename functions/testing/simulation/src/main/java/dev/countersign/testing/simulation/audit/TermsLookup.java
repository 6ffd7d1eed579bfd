package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleTerms;
import java.util.List;

/** Gives every version of a tenant's terms for an outcome type; none where it has none. */
@FunctionalInterface
public interface TermsLookup {
  List<OracleTerms> of(String tenant, String outcome);
}

package dev.countersign.simulation.oracle.audit;

import dev.countersign.simulation.oracle.OracleTerms;
import java.util.List;

/** The contracts: every version of a tenant's terms of one outcome type; none where it has none. */
@FunctionalInterface
public interface Contracts {
  List<OracleTerms> of(String tenant, String outcome);
}

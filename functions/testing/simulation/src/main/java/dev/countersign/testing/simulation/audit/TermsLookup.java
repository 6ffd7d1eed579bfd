package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleTerms;
import java.time.Instant;
import java.util.List;

/**
 * Gives the versions of a tenant's terms for an outcome type that a function may have known at a
 * time: several lists while a version is new, the likeliest first. None is empty.
 */
@FunctionalInterface
public interface TermsLookup {
  List<List<OracleTerms>> of(String tenant, String outcome, Instant at);
}

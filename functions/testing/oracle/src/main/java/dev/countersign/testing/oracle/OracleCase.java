package dev.countersign.testing.oracle;

import java.util.Collection;
import java.util.List;

/**
 * All that is known of one claim. The order within each collection means nothing.
 *
 * @param terms every version, at least one
 * @param said every message about this claim, refused, repeated and conflicting ones too
 * @param sessions every form of every session of the tenant that might be meant
 * @param choices and {@code rulings}: those that were taken, not those refused by name
 * @param published how many positive results were published so far: tells Void from Reversed only
 */
public record OracleCase(
    List<OracleTerms> terms,
    Collection<OracleStatement> said,
    Collection<OracleSession> sessions,
    Collection<OracleChoice> choices,
    Collection<OracleRuling> rulings,
    int published) {}

package dev.countersign.testing.oracle;

import java.util.Collection;
import java.util.List;

/**
 * All that is known of one claim. The order within a collection means nothing.
 *
 * @param terms every version, at least one
 * @param said every message about the claim, also the refused, repeated and conflicting ones
 * @param sessions every form of every session of the tenant that the claim may mean
 * @param choices every choice that was recorded
 * @param rulings every ruling that was recorded
 * @param published how many positive results were published so far; decides only between Void and
 *     Reversed
 */
public record OracleCase(
    List<OracleTerms> terms,
    Collection<OracleStatement> said,
    Collection<OracleSession> sessions,
    Collection<OracleChoice> choices,
    Collection<OracleRuling> rulings,
    int published) {}

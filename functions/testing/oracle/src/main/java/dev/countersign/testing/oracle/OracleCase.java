package dev.countersign.testing.oracle;

import java.util.List;

/**
 * All that is known of one claim at the time that is asked about. The order within a list means
 * nothing, but that of two statements told at the same time the one that stands first was first.
 *
 * @param versions every version of the terms, at least one
 * @param said every message about the claim, also the refused, repeated and conflicting ones
 * @param sessions every form of every session of the tenant that the claim may mean
 * @param choices every choice that was recorded
 * @param rulings every ruling that was recorded
 * @param published how many positive results were published so far; decides only between Void and
 *     Reversed
 */
public record OracleCase(
    List<OracleTerms> versions,
    List<OracleStatement> said,
    List<OracleSession> sessions,
    List<OracleChoice> choices,
    List<OracleRuling> rulings,
    int published) {}

package dev.countersign.domain.dispute;

import org.jspecify.annotations.Nullable;

/**
 * Which line of an outcome the payer names, and how the month stands that billed it.
 *
 * @param revisionOrNull of the result that is named; none where the outcome is
 * @param standing the revision of the result that stood when the month was looked up, 0 if none did
 * @param month of that result; a newer one is of a month that is not sealed
 */
public record NamedLine(@Nullable Integer revisionOrNull, int standing, LineMonth month) {}

package dev.countersign.testing.oracle.dispute;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says is owed.
 *
 * @param minor in minor units, or in units
 * @param currency ISO 4217; none of units
 */
public record OracleAmount(long minor, @Nullable String currency) {}

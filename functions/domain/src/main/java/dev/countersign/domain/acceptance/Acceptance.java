package dev.countersign.domain.acceptance;

import java.time.YearMonth;

/**
 * What the payer says about one month.
 *
 * @param root of the sealed month that the payer has before itself
 */
public record Acceptance(YearMonth month, MonthRoot root, AcceptanceAnswer answer) {}

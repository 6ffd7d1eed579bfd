package dev.countersign.domain.acceptance;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What an acceptance is held against of a sealed month.
 *
 * @param zone that of the month
 * @param closedAt when the month was closed, as its header says
 */
public record SealedRoot(MonthRoot root, ZoneId zone, Instant closedAt) {}

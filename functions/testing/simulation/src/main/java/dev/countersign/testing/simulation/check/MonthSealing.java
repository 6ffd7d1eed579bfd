package dev.countersign.testing.simulation.check;

import java.time.Instant;
import java.util.Set;

/**
 * A month of a tenant that was sealed.
 *
 * @param closedAt as its header says
 * @param sealedAt when its file was put
 * @param results the ids of the results in its leaves
 */
public record MonthSealing(
    String tenant, String period, Instant closedAt, Instant sealedAt, Set<String> results) {}

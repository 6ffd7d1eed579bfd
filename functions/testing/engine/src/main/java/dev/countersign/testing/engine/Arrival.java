package dev.countersign.testing.engine;

import java.time.Instant;

/** A result event that comes to the one who posts it, for the first time or again. */
public record Arrival(Instant at, BilledResult result) {}

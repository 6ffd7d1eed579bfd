package dev.countersign.testing.engine;

import java.time.Instant;

/**
 * A question that an engine was asked, and what it said.
 *
 * @param number from 1, in the order of coming of requests and readings
 * @param asked the line's key, the document's reference, or the account and the period
 */
public record BookedReading(int number, Instant at, String asked, EngineReading reading) {}

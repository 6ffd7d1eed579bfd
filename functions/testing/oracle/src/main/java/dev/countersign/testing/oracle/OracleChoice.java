package dev.countersign.testing.oracle;

import java.time.Instant;

/** A recorded choice: the session's id and the time of the resolution. */
public record OracleChoice(String session, Instant at) {}

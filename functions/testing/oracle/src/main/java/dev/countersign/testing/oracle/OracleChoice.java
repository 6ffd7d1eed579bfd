package dev.countersign.testing.oracle;

import java.time.Instant;

/** A person chose a session, and it was taken. */
public record OracleChoice(String session, Instant at) {}

package dev.countersign.testing.simulation.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that a message was decided on, by whatever became of it.
 *
 * @param decidedAt by the function's clock: its receipt, or later when it was replayed
 * @param signedAt as the signature says, where it says so
 */
public record DecisionAttempt(Instant decidedAt, Instant receivedAt, @Nullable Instant signedAt) {}

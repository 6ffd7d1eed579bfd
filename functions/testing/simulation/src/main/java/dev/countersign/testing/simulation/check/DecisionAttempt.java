package dev.countersign.testing.simulation.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time at which a function got a message, whatever became of it.
 *
 * @param decidedAt by the function's clock: the receipt, or later when the message was replayed
 * @param signedAt the time in the signature; null where it has none
 */
public record DecisionAttempt(Instant decidedAt, Instant receivedAt, @Nullable Instant signedAt) {}

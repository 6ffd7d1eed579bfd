package dev.countersign.domain.posting;

import java.time.Instant;

/**
 * A request that is to be made now.
 *
 * @param customer whom it concerns, by the engine's id
 * @param value what is counted, in minor units of the currency or in the target's quantity:
 *     positive in a usage, negative in a correction; in a document the net, negative in a credit
 * @param postingTime the time under which the engine counts it; of a document, when it was planned
 */
public record PlannedRequest(
    RequestKind kind, EngineCustomer customer, long value, Instant postingTime) {}

package dev.countersign.app.deliver.intake;

import dev.countersign.domain.Bytes;

/**
 * A message of the queue behind the bus.
 *
 * @param id the queue's own
 * @param body an event, in EventBridge's envelope or bare
 */
public record BusMessage(String id, Bytes body) {}

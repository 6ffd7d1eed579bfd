package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.posting.BillingLine;

/**
 * A result that a target does not get, since its engine doesn't take its time any more.
 *
 * @param customer the engine's id of the customer; empty where the target knows none
 * @param meter by the engine's name
 */
public record OlderResult(BillingLine line, String customer, String meter) {}

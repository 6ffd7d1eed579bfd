package dev.countersign.testing.engine.audit;

/**
 * A rule that didn't hold.
 *
 * @param sentence what was found; it names the ids
 */
public record Breach(BillingRule rule, String sentence) {}

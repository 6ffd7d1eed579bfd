package dev.countersign.forms.engine;

import java.util.Optional;

/**
 * How an engine is asked for what it has.
 *
 * @param byId one usage, by its key
 * @param sums the sum of a customer's period of a meter
 * @param list every usage of a customer's period of a meter, with its key
 */
public record ReadBackRules(
    Optional<ReadRule> byId, Optional<ReadRule> sums, Optional<ReadRule> list) {}

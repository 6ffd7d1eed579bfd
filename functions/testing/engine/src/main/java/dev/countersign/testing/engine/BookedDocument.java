package dev.countersign.testing.engine;

import java.time.Instant;

/**
 * A credit or a charge that an engine made.
 *
 * @param reference whose document it is: the reversal's id
 * @param period the period of the time that it names
 * @param net below zero for a credit
 */
public record BookedDocument(
    Instant at, String reference, Account account, String period, long net) {}

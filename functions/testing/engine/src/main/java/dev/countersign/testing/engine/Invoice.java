package dev.countersign.testing.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an engine bills for one period of one account, without documents.
 *
 * @param closedAt when the period closed; none while it is open
 */
public record Invoice(Account account, String period, long sum, @Nullable Instant closedAt) {}

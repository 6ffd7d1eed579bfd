package dev.countersign.ledger;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import java.time.Instant;

/**
 * A posting that is due, as the index shows it: whoever works on it reads all postings of its
 * outcome.
 *
 * @param dueAt when it is due by the index; {@link Instant#EPOCH} where that can't be read
 */
public record DuePosting(TargetKey target, Claim claim, EventId event, Instant dueAt) {}

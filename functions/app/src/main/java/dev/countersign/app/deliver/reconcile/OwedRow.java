package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.reconciling.Owed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What an engine should have of one posting, with no more of it than is needed to look it up.
 *
 * @param value what is owed, as the engine counts
 * @param time the posting time
 * @param zone the calendar of the result
 */
record OwedRow(
    EventId id,
    Claim claim,
    BilledGroup group,
    Owed owed,
    BigDecimal value,
    Instant time,
    ZoneId zone) {}

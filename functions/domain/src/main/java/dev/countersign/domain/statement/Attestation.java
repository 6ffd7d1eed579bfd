package dev.countersign.domain.statement;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attestation as it was read from an item, its subject still in clear. At least one of session,
 * conversation, record and subject is there.
 *
 * @param id the item's own message id, if it has one
 * @param occurredAt when the thing that is stated happened
 * @param statedAt when the source stated it, if the item says so
 * @param effectiveAt from when on a restated or noted price holds, if not from the beginning
 * @param value what the fact is worth; never negative
 * @param reason why it is taken back, or any other word of the source's
 * @param facts further values that the terms may name
 * @param into the record that lives on; there exactly when the act is {@code merged}
 */
public record Attestation(
    @Nullable String id,
    Act act,
    OutcomeType outcome,
    @Nullable RecordRef record,
    @Nullable String conversation,
    @Nullable String session,
    @Nullable Subject subject,
    Instant occurredAt,
    @Nullable Instant statedAt,
    @Nullable Instant effectiveAt,
    @Nullable Money value,
    @Nullable String reason,
    Fact.Tree facts,
    @Nullable RecordRef into) {}

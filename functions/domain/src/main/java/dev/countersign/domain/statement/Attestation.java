package dev.countersign.domain.statement;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement of a source as it was read: at least one of session, conversation, record and
 * subject is there.
 *
 * @param id the body's own message id, when it has one
 * @param statedAt when the source said so, when it says
 * @param value never negative
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
    @Nullable Money value,
    @Nullable String reason,
    Fact.Tree facts) {}

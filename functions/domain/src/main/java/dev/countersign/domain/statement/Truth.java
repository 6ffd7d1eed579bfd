package dev.countersign.domain.statement;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a fact by the statements of one source, read in their order: the contract,
 * section 5. It has the fields that the newest of them gave it.
 *
 * @param source who stated it
 * @param message the message of the statement that it began with
 * @param keys the match keys of its record and its subject
 * @param occurredAt when it happened
 * @param statedAt when the statement was stated that began it or restated it last
 * @param began when the statement was stated that it began with
 * @param receivedAt when any statement that attested or restated it was first received; the terms'
 *     {@code wait} counts from it
 * @param evidence digests of the raw signed bytes of the statements that shaped it, in their order
 */
public record Truth(
    SourceId source,
    MessageId message,
    OutcomeType outcome,
    @Nullable RecordRef record,
    @Nullable String conversation,
    @Nullable String session,
    SortedSet<MatchKey> keys,
    Instant occurredAt,
    Instant statedAt,
    Instant began,
    Instant receivedAt,
    @Nullable Money value,
    @Nullable String reason,
    Fact.Tree facts,
    List<Digest> evidence) {

  public Truth {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    evidence = List.copyOf(evidence);
  }
}

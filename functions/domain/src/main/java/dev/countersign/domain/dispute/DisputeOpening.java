package dev.countersign.domain.dispute;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the payer says when it disputes a line.
 *
 * @param evidence digest of the signed bytes
 * @param amountOrNull what the payer holds owed; none where the payer holds nothing owed
 * @param receivedAt when the message was first received
 */
public record DisputeOpening(
    DisputeId id,
    SourceId source,
    Digest evidence,
    DisputeCode code,
    @Nullable Money amountOrNull,
    Instant receivedAt) {

  /** The dispute that it opens. */
  public Dispute recorded(Instant now) {
    var amount = amountOrNull == null ? null : new StatedAmount(amountOrNull, receivedAt);
    return new Dispute(id, source, evidence, code, amount, receivedAt, now, null, null);
  }
}

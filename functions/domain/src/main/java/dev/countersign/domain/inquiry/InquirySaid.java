package dev.countersign.domain.inquiry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the seller says when it asks.
 *
 * @param name names the message among all of its source
 * @param evidence digest of the signed bytes
 * @param codeOrNull what the seller holds wrong; none where it doesn't say
 * @param expectedOrNull what the seller expects; none where it doesn't say. It decides nothing
 * @param receivedAt when the message was first received
 */
public record InquirySaid(
    SourceId source,
    MessageId message,
    Digest name,
    Digest evidence,
    @Nullable DisputeCode codeOrNull,
    @Nullable Money expectedOrNull,
    Instant receivedAt) {

  /** The id of what it opens about an outcome. */
  public InquiryId opens(TenantId tenant) {
    return InquiryId.of(tenant, source, message);
  }
}

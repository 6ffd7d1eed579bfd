package dev.countersign.domain.inquiry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an inquiry came about. */
public sealed interface InquiryOrigin {
  /**
   * It was drafted at the end of the wait.
   *
   * @param claimedAt when the form of the session was received by which it claims the result
   */
  record Drafted(Instant claimedAt) implements InquiryOrigin {}

  /** The seller sent it; what each part is, {@link InquirySaid} says. */
  record Sent(
      SourceId source,
      Digest evidence,
      @Nullable DisputeCode codeOrNull,
      @Nullable Money expectedOrNull,
      Instant receivedAt)
      implements InquiryOrigin {
    /** By this message. */
    static Sent by(InquirySaid said) {
      return new Sent(
          said.source(),
          said.evidence(),
          said.codeOrNull(),
          said.expectedOrNull(),
          said.receivedAt());
    }
  }
}

package dev.countersign.testing.simulation.decided;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquirySaid;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import java.util.Locale;

/** What seller and payer say of missing results, as the product is told it. */
final class SaidOfInquiries {
  private SaidOfInquiries() {}

  static InquirySaid asked(OracleQuarrel.Asked said) {
    var by = said.by();
    return new InquirySaid(
        new SourceId(by.source()),
        new MessageId(by.message()),
        name(by),
        name(by),
        null,
        null,
        said.receivedAt());
  }

  /** The payer declines an inquiry, or the seller takes it back. */
  static InquiryStimulus.OnInquiry closed(InquiryId inquiry, OracleQuarrel.Closed said) {
    var code = said.code();
    return new InquiryStimulus.OnInquiry(
        inquiry,
        code == null
            ? new InquiryAct.Withdrawn()
            : new InquiryAct.Declined(DeclineCode.valueOf(code.toUpperCase(Locale.ROOT))),
        new SourceId(said.by().source()),
        name(said.by()),
        name(said.by()),
        said.receivedAt());
  }

  private static Digest name(Sender by) {
    return Digest.of(by.source(), by.message());
  }
}

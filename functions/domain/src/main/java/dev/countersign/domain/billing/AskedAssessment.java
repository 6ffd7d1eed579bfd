package dev.countersign.domain.billing;

import dev.countersign.domain.Claim;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryEnd;
import dev.countersign.domain.inquiry.InquiryEnd.InquiryEndedBy;

/**
 * Assesses a result that is asked for and not owed: the table of {@code docs/disputes.md}, section
 * 11.
 */
final class AskedAssessment {
  private AskedAssessment() {}

  static Assessment of(Inquiry inquiry, BillingState billed) {
    return inquiry
        .end()
        .map(end -> ended(end, billed))
        .orElseGet(() -> Assessment.nothing(OutcomeStatus.PARKED, ReasonCodes.INQUIRY));
  }

  private static Assessment ended(InquiryEnd end, BillingState billed) {
    return switch (end.state()) {
      case OPEN -> throw new IllegalStateException("an end is not open");
      case ATTESTED ->
          Assessment.nothing(TakenBack.status(billed), ReasonCodes.ATTESTED)
              .about(end.heard().map(Claim::toString).orElse(null));
      case DECLINED ->
          end.by() == InquiryEndedBy.SILENCE
              ? Assessment.nothing(OutcomeStatus.LAPSED, ReasonCodes.UNANSWERED)
              : Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.DECLINED)
                  .about(end.code().map(DeclineCode::wire).orElse(null));
      case WITHDRAWN -> Assessment.nothing(TakenBack.status(billed), ReasonCodes.WITHDRAWN);
      // The version that asked is gone, since the session was corrected.
      case OWED -> Assessment.nothing(OutcomeStatus.NOT_BILLABLE, ReasonCodes.NO_TERMS);
    };
  }
}

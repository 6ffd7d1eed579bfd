package dev.countersign.app.month;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.inquiry.InquiryAct;

/** What brought an entry, as its leaf says it: of a message the kind of its source. */
final class BroughtBy {
  private BroughtBy() {}

  /** The word. What a person says by a command is a resolution, too. */
  static String word(Trace trace) {
    return switch (trace) {
      case Trace.Said said -> "statement";
      case Trace.Recorded recorded -> "session";
      case Trace.Chosen chosen -> "resolution";
      case Trace.Ruled ruled -> "resolution";
      case Trace.Disputed disputed -> "dispute";
      case Trace.OnDispute spoken ->
          switch (spoken.act()) {
            case DisputeAct.Withdrawn withdrawn -> "dispute";
            case DisputeAct.Contested contested -> "answer";
            case DisputeAct.Conceded conceded -> "answer";
            case DisputeAct.Offered offered -> "answer";
            case DisputeAct.Ruled ruled -> "resolution";
          };
      case InquiryTrace.Drafted drafted -> "time";
      case InquiryTrace.Asked asked -> "inquiry";
      case InquiryTrace.Heard heard -> "time";
      case InquiryTrace.OnInquiry said ->
          switch (said.act()) {
            case InquiryAct.Declined declined -> "dispute";
            case InquiryAct.Withdrawn withdrawn -> "inquiry";
          };
      case Trace.Time time -> "time";
      case Trace.Restored restored -> "restore";
    };
  }
}

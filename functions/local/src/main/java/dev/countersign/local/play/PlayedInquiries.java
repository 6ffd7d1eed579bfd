package dev.countersign.local.play;

import dev.countersign.app.history.AppendResult;
import dev.countersign.app.inquiry.RecordInquiry;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.InquiryStimulus;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.inbound.DisputeMessageForm.SaidByPayer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Outcomes;
import dev.countersign.local.play.Scenario.Line;
import java.time.Instant;

/** Plays what the payer says about inquiries: that what is asked for is not there. */
record PlayedInquiries(TenantId tenant, Outcomes outcomes, RecordInquiry record) {

  /** Whether a line declines an inquiry. */
  static boolean declines(Line.Spoken said) {
    return said.speech() == DisputeLines.Speech.DISPUTE
        && said.said() instanceof Json.Obj object
        && object.get("act").orElse(null) instanceof Json.Str(String act)
        && act.equals("declined");
  }

  /** What came of a line that declines one. */
  AppendResult said(Line.Spoken said, Evidence evidence, Instant at) {
    return switch (DisputeMessageForm.read(said.said(), kept(said))) {
      case Reading.Read<SaidByPayer>(SaidByPayer.Declined declined) ->
          record.say(
              tenant,
              said.claim(),
              new InquiryStimulus.OnInquiry(
                  declined.inquiry(),
                  new InquiryAct.Declined(declined.code()),
                  said.source(),
                  null,
                  evidence.digest(),
                  at),
              evidence,
              at);
      case Reading.Read<SaidByPayer> other ->
          throw new IllegalStateException("it declines an inquiry");
      case Reading.Unreadable<SaidByPayer> wrong ->
          AppendResult.unprocessable(wrong.problems().getFirst());
    };
  }

  /** The inquiry that the outcome keeps; where it keeps none, one that is unknown. */
  private InquiryId kept(Line.Spoken said) {
    return outcomes
        .last(tenant, said.claim())
        .flatMap(stored -> stored.entry().registers().inquiry())
        .map(Inquiry::id)
        .orElseGet(() -> InquiryId.of(tenant, said.source(), new MessageId("none")));
  }
}

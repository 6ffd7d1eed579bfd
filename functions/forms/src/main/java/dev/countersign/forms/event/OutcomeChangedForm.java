package dev.countersign.forms.event;

import dev.countersign.domain.Digest;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.Duration;

/**
 * Writes the {@code data} of an OutcomeChanged ({@code infra/schemas/outcome-changed.schema.json}):
 * how one entry left its outcome, also when the entry's statement does not count. It holds no
 * facts, no keys and no message ids, but for what {@code claim_by} puts into the claim.
 */
public final class OutcomeChangedForm {
  private OutcomeChangedForm() {}

  /** The event as UTF-8 JSON, the same bytes for the same entry. */
  public static byte[] write(SealedEntry sealed) {
    return FormWriter.bytesOf(sealed, OutcomeChangedForm::fields);
  }

  /**
   * The event's id: {@code chg_} and 32 hexadecimal digits, the same at every retry. It is made
   * from the entry's hash and not from its number, which another entry may have after the table was
   * restored.
   */
  public static String idOf(SealedEntry sealed) {
    return "chg_"
        + Digest.of("changed", sealed.entry().outcome().value(), sealed.hash().hex()).prefix(32);
  }

  static void fields(FormWriter out, SealedEntry sealed) throws IOException {
    var entry = sealed.entry();
    out.text("id", idOf(sealed));
    out.text("outcome", entry.outcome());
    out.text("type", entry.claim().type());
    out.text("claim", entry.claim());
    out.text("tenant", entry.tenant());
    out.number("seq", entry.seq());
    out.text("status", entry.status().wire());
    out.text("reason", entry.reasonOrNull());
    out.text("detail", entry.detailOrNull());
    out.text(
        "verdict", entry.trace() instanceof Trace.Said s ? EventFields.word(s.verdict()) : null);
    out.text("stimulus", stimulus(entry.trace()));
    ResultEventForm.sessions(out, entry.shares());
    out.object("value", entry.valueOrNull(), EventFields::money);
    out.object("billed", entry.billed().standingOrNull(), OutcomeChangedForm::billed);
    out.text("terms", entry.termsOrNull());
    var occurredAt = entry.occurredAtOrNull();
    out.time("occurred_at", occurredAt == null ? null : EventFields.wholeSeconds(occurredAt));
    out.time("recorded_at", entry.at());
    if (occurredAt != null) {
      out.number("delay_seconds", Duration.between(occurredAt, entry.at()).toSeconds());
    }
    out.text("entry", sealed.hash());
  }

  private static void billed(FormWriter out, BillingState.StandingResult standing)
      throws IOException {
    out.text("event", standing.event());
    EventFields.money(out, standing.amount());
  }

  private static String stimulus(Trace trace) {
    return switch (trace) {
      case Trace.Said said -> EventFields.word(said.act());
      case Trace.Recorded recorded -> "session_recorded";
      case Trace.Chosen chosen -> "session_chosen";
      case Trace.Ruled ruled -> "ruled";
      case Trace.Disputed disputed -> "disputed";
      case Trace.OnDispute spoken ->
          switch (spoken.act()) {
            case DisputeAct.Withdrawn withdrawn -> "dispute_withdrawn";
            case DisputeAct.Contested contested -> "dispute_answered";
            case DisputeAct.Conceded conceded -> "dispute_answered";
            case DisputeAct.Offered offered -> "dispute_answered";
            case DisputeAct.Ruled ruled -> "dispute_ruled";
          };
      case InquiryTrace.Drafted drafted -> "inquiry_drafted";
      case InquiryTrace.Asked asked -> "inquiry_sent";
      case InquiryTrace.Heard heard -> "inquiry_attested";
      case InquiryTrace.OnInquiry said -> "inquiry_" + said.act().wire();
      case Trace.Time time -> "time_reached";
      case Trace.Restored restored -> "restored";
    };
  }
}

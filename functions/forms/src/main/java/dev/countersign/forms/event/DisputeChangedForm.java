package dev.countersign.forms.event;

import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeState;
import dev.countersign.domain.dispute.StatedAmount;
import dev.countersign.domain.history.SettledBy;
import dev.countersign.domain.money.Money;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code data} of a DisputeChanged ({@code infra/schemas/dispute-changed.schema.json}):
 * codes, digests and amounts, never what a person wrote.
 */
public final class DisputeChangedForm {
  /** EventBridge's {@code detail-type}. */
  public static final String DISPUTE_CHANGED = "DisputeChanged";

  static final String TYPE = "dev.countersign.dispute_changed.v1";

  private DisputeChangedForm() {}

  /** The whole event, with the receipt of its entry. */
  public static PublishedEvent event(DisputeChanged changed, String receipt) {
    var entry = changed.sealed().entry();
    return new CloudEventForm.Envelope<>(
            changed.id(),
            TYPE,
            entry.outcome(),
            entry.at(),
            changed,
            (out, said) -> {
              fields(out, said);
              out.text("receipt", receipt);
            })
        .published(DISPUTE_CHANGED);
  }

  /** The data without a receipt, as UTF-8 JSON. */
  public static byte[] data(DisputeChanged changed) {
    return FormWriter.bytesOf(changed, DisputeChangedForm::fields);
  }

  private static void fields(FormWriter out, DisputeChanged changed) throws IOException {
    var entry = changed.sealed().entry();
    var dispute = changed.dispute();
    var end = dispute.endOrNull();
    var standing = entry.billed().standingOrNull();
    out.text("id", changed.id());
    out.text("dispute", dispute.id());
    out.text("outcome", entry.outcome());
    out.text("type", entry.claim().type());
    out.text("claim", entry.claim());
    out.text("tenant", entry.tenant());
    out.text("event", standing == null ? null : standing.event());
    out.text("month", changed.monthOrNull());
    out.text("code", dispute.code().wire());
    out.object("amount", money(dispute.amountOrNull()), EventFields::money);
    out.text("state", dispute.state().wire());
    out.text("by", end == null ? null : end.by().wire());
    out.text("answer", answer(dispute, end));
    out.object("offer", money(dispute.offer().orElse(null)), EventFields::money);
    out.object("left", money(end == null ? null : end.amountOrNull()), EventFields::money);
    out.time("deadline", changed.deadlineOrNull());
    out.time("opened_at", dispute.recordedAt());
    out.time("recorded_at", entry.at());
    out.object("settled_by", changed.settledByOrNull(), DisputeChangedForm::settledBy);
    out.text("terms", entry.termsOrNull());
    out.text("entry", changed.sealed().hash());
  }

  private static @Nullable Money money(@Nullable StatedAmount stated) {
    return stated == null ? null : stated.amount();
  }

  /** What the seller said last; none while it is silent. */
  private static @Nullable String answer(Dispute dispute, @Nullable DisputeEnd end) {
    if (end != null && end.by() == EndedBy.SELLER && end.state() == DisputeState.FALLS) {
      return "conceded";
    }
    var said = dispute.answerOrNull();
    if (said == null) {
      return null;
    }
    return said.offerOrNull() == null ? "contested" : "offered";
  }

  private static void settledBy(FormWriter out, SettledBy by) throws IOException {
    out.text("status", by.status().wire());
    out.text("reason", by.reasonOrNull());
    out.text("statement", by.statementOrNull());
    out.text("session", by.sessionOrNull());
    out.text("reversal", by.reversalOrNull());
    out.text("stands", by.standsOrNull());
  }
}

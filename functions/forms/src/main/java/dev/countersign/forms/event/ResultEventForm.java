package dev.countersign.forms.event;

import dev.countersign.domain.EventId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultLinks;
import dev.countersign.domain.pricing.Refund;
import dev.countersign.domain.pricing.Share;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the {@code data} of a BillableResult ({@code infra/schemas/result-event.schema.json}). */
public final class ResultEventForm {
  private ResultEventForm() {}

  /**
   * The event as UTF-8 JSON, the same bytes for the same event.
   *
   * @param links which results of its entry take each other's place
   * @param receipt the JWS that countersigns the outcome, when there is one
   */
  public static byte[] write(ResultEvent event, ResultLinks links, @Nullable String receipt) {
    return FormWriter.bytesOf(event, (out, e) -> fields(out, e, links, receipt));
  }

  static void fields(FormWriter out, ResultEvent event, ResultLinks links, @Nullable String receipt)
      throws IOException {
    EventId id = event.id();
    var occurredAt = EventFields.wholeSeconds(event.occurredAt());
    out.text("id", id);
    out.text("kind", EventFields.word(event.kind()));
    out.text("reverses", event.reversesOrNull());
    out.text("replaced_by", links.replacedBy(id).orElse(null));
    out.text("replaces", links.replaces(id).orElse(null));
    out.number("revision", event.revision());
    out.text("outcome", event.outcome());
    out.text("type", event.claim().type());
    out.text("claim", event.claim());
    out.time("occurred_at", occurredAt);
    out.number("occurred_at_epoch", occurredAt.getEpochSecond());
    out.text("period", event.period(occurredAt));
    out.time("recorded_at", event.recordedAt());
    out.text("recorded_period", event.period(event.recordedAt()));
    out.text("zone", event.zone());
    out.number("quantity", event.quantity());
    if (!EventFields.isCounted(event.amount())) {
      EventFields.money(out, event.amount());
    }
    out.text("meter", event.meter());
    out.texts("bill_to", event.billTo());
    out.text("tenant", event.tenant());
    sessions(out, event.shares());
    out.text("terms", event.terms());
    out.texts("attestation", event.attestations());
    var provableTo = event.provableToOrNull();
    out.text("provable_to", provableTo == null ? null : provableTo.wire());
    out.text("reason", event.reasonOrNull());
    out.object("refund", event.refundOrNull(), ResultEventForm::refund);
    out.text("receipt", receipt);
  }

  /** The chosen session, every share, and the chosen session's agent and strategy. */
  static void sessions(FormWriter out, List<Share> shares) throws IOException {
    if (shares.isEmpty()) {
      return;
    }
    var chosen = shares.getFirst();
    out.text("session", chosen.session());
    out.objects("shares", shares, EventFields::share);
    out.object("agent", chosen.agent(), EventFields::agent);
    out.object("strategy", chosen.strategy(), EventFields::strategy);
  }

  private static void refund(FormWriter out, Refund refund) throws IOException {
    out.text("rule", refund.rule());
    out.text("left", refund.left().toPlainString());
    out.text("of", refund.of().toPlainString());
    out.text("rounding", refund.rounding().name());
    EventFields.money(out, refund.refund());
  }
}

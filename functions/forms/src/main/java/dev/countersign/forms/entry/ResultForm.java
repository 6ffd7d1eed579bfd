package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.pricing.Refund;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.function.Function;

/** A result event in its entry, which names its tenant and claim. */
final class ResultForm {
  private ResultForm() {}

  static void write(FormWriter out, ResultEvent result, Entry entry) throws IOException {
    if (!result.tenant().equals(entry.tenant())
        || !result.claim().equals(entry.claim())
        || !result.outcome().equals(entry.outcome())) {
      throw new IllegalArgumentException("a result of another outcome");
    }
    out.money("amount", result.amount());
    out.texts("attestations", result.attestations().stream().map(DigestForm::write).toList());
    out.texts("bill_to", result.billTo());
    out.text("id", result.id());
    out.text("kind", WireNames.of(result.kind()));
    out.text("meter", result.meter());
    out.time("occurred_at", result.occurredAt());
    var provableTo = result.provableToOrNull();
    out.text("provable_to", provableTo == null ? null : provableTo.wire());
    out.text("reason", result.reasonOrNull());
    out.time("recorded_at", result.recordedAt());
    out.object("refund", result.refundOrNull(), ResultForm::write);
    out.text("reverses", result.reversesOrNull());
    out.number("revision", result.revision());
    out.objects("shares", result.shares(), ShareForm::write);
    out.text("terms", result.terms());
    out.text("zone", result.zone());
  }

  /** Reads all but the tenant, which stands behind the results: it is given to what is returned. */
  static Function<TenantId, ResultEvent> read(FormReader in, Claim claim) throws IOException {
    var amount = in.money("amount");
    var attestations = in.texts("attestations", DigestForm::read);
    var billTo = in.texts("bill_to");
    var id = in.text("id", EventId::new);
    var kind = WireNames.read(ResultEvent.Kind.class, in.text("kind"));
    var meter = in.text("meter");
    var occurredAt = in.time("occurred_at");
    var provableTo = in.textOrNull("provable_to", WireNames::provableTo);
    var reason = in.textOrNull("reason");
    var recordedAt = in.time("recorded_at");
    var refund = in.objectOrNull("refund", ResultForm::refund);
    var reverses = in.textOrNull("reverses", EventId::new);
    var revision = in.count("revision");
    var shares = in.objects("shares", ShareForm::read);
    var terms = in.text("terms", EntryForm::terms);
    var zone = in.text("zone", ZoneId::of);
    return tenant ->
        new ResultEvent(
            id,
            kind,
            reverses,
            revision,
            tenant,
            claim.outcome(tenant),
            claim,
            occurredAt,
            recordedAt,
            zone,
            amount,
            meter,
            billTo,
            shares,
            terms,
            attestations,
            provableTo,
            reason,
            refund);
  }

  private static void write(FormWriter out, Refund refund) throws IOException {
    out.decimal("left", refund.left());
    out.decimal("of", refund.of());
    out.money("refund", refund.refund());
    out.text("rounding", WireNames.of(refund.rounding()));
    out.text("rule", refund.rule());
  }

  private static Refund refund(FormReader in) throws IOException {
    var left = in.text("left", BigDecimal::new);
    var of = in.text("of", BigDecimal::new);
    var refund = in.money("refund");
    var rounding = WireNames.read(RoundingMode.class, in.text("rounding"));
    return new Refund(in.text("rule"), left, of, rounding, refund);
  }
}

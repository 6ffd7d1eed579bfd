package dev.countersign.forms.entry;

import dev.countersign.domain.EventId;
import dev.countersign.domain.billing.BillingState;
import java.io.IOException;
import java.time.ZoneId;

/** What an outcome has billed: how often, and the result that stands. */
final class BilledForm {
  private BilledForm() {}

  static void write(FormWriter out, BillingState billed) throws IOException {
    out.number("revisions", billed.revisions());
    out.object("standing", billed.standingOrNull(), BilledForm::write);
  }

  private static void write(FormWriter out, BillingState.StandingResult standing)
      throws IOException {
    out.money("amount", standing.amount());
    out.texts("bill_to", standing.billTo());
    out.text("event", standing.event());
    out.text("meter", standing.meter());
    out.time("occurred_at", standing.occurredAt());
    out.objects("shares", standing.shares(), ShareForm::write);
    out.text("terms", standing.terms());
    out.text("zone", standing.zone());
  }

  static BillingState read(FormReader in) throws IOException {
    return new BillingState(
        in.count("revisions"), in.objectOrNull("standing", BilledForm::standing));
  }

  private static BillingState.StandingResult standing(FormReader in) throws IOException {
    var amount = in.money("amount");
    var billTo = in.texts("bill_to");
    var event = in.text("event", EventId::new);
    var meter = in.text("meter");
    var occurredAt = in.time("occurred_at");
    var shares = in.objects("shares", ShareForm::read);
    var terms = in.text("terms", EntryForm::terms);
    var zone = in.text("zone", ZoneId::of);
    return new BillingState.StandingResult(
        event, amount, shares, terms, occurredAt, zone, meter, billTo);
  }
}

package dev.countersign.testing.simulation.audit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Reads a published event from its JSON, without the product's own readers. */
final class EventReader {
  private EventReader() {}

  /** The data of a BillableResult. */
  static AuditedResult result(AuditedJson data) {
    return new AuditedResult(
        data.text("id"),
        data.text("kind"),
        data.textOrNull("reverses"),
        data.number("revision"),
        data.number("amount_minor"),
        data.text("currency"),
        data.nodes("shares").stream()
            .map(share ->
                new AuditedResult.Part(share.text("session"), share.number("amount_minor")))
            .toList(),
        data.text("terms"),
        data.time("occurred_at"),
        data.time("recorded_at"),
        data.text("meter"),
        ResultReader.texts(data.nodeOrNull("bill_to")),
        data.texts("attestation"),
        data.textOrNull("reason"));
  }

  /** Whether every decimal is its minor units, and the other doubles agree. */
  static void checkDoubles(AuditedJson data, AuditFindings note) {
    String currency = data.text("currency");
    checkDecimal(data, currency, note);
    List<AuditedJson> shares = data.nodes("shares");
    shares.forEach(share -> checkDecimal(share, currency, note));
    note.same(
        data.time("occurred_at").getEpochSecond(),
        data.number("occurred_at_epoch"),
        AuditRule.MONEY_IS_EXACT,
        "occurred_at_epoch");
    note.same(
        Long.signum(data.number("amount_minor")),
        Math.toIntExact(data.number("quantity")),
        AuditRule.MONEY_IS_EXACT,
        "quantity");
    note.same(
        shares.isEmpty() ? null : shares.getFirst().text("session"),
        data.textOrNull("session"),
        AuditRule.MONEY_IS_EXACT,
        "the session");
  }

  private static void checkDecimal(AuditedJson money, String currency, AuditFindings note) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    var wanted = BigDecimal.valueOf(money.number("amount_minor"), decimals).toPlainString();
    note.same(wanted, money.text("amount"), AuditRule.MONEY_IS_EXACT, "the decimal amount");
  }
}

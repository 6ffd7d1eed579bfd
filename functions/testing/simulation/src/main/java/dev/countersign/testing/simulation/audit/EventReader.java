package dev.countersign.testing.simulation.audit;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/** Reads a published event from its JSON, without the product's own readers. */
final class EventReader {
  private EventReader() {}

  /** The data of a BillableResult. */
  static AuditedResult result(AuditedJson data) {
    var refund = data.nodeOrNull("refund");
    return new AuditedResult(
        data.text("id"),
        data.text("kind"),
        data.textOrNull("reverses"),
        data.number("revision"),
        minor(data),
        data.has("currency") ? data.text("currency") : AuditedResult.UNITS,
        data.nodes("shares").stream()
            .map(share ->
                new AuditedResult.Part(
                    share.text("session"), minor(share), share.textOrNull("free")))
            .toList(),
        data.text("terms"),
        data.time("occurred_at"),
        data.time("recorded_at"),
        data.text("zone"),
        data.text("meter"),
        ResultReader.texts(data.nodeOrNull("bill_to")),
        data.texts("attestation"),
        data.textOrNull("reason"),
        refund == null ? null : minor(refund));
  }

  /** Of what is counted and not priced, how many. */
  private static long minor(AuditedJson money) {
    return money.number(money.has("amount_minor") ? "amount_minor" : "quantity");
  }

  /** Whether every decimal is its minor units, and the other doubles agree. */
  static void checkDoubles(AuditedJson data, AuditFindings note) {
    List<AuditedJson> shares = data.nodes("shares");
    if (data.has("currency")) {
      String currency = data.text("currency");
      checkDecimal(data, currency, note);
      shares.forEach(share -> checkDecimal(share, currency, note));
      note.same(
          Long.signum(data.number("amount_minor")),
          Math.toIntExact(data.number("quantity")),
          AuditRule.MONEY_IS_EXACT,
          "quantity");
    } else {
      note.unless(!data.has("amount"), AuditRule.MONEY_IS_EXACT, "an amount of what is counted");
    }
    note.same(
        data.time("occurred_at").getEpochSecond(),
        data.number("occurred_at_epoch"),
        AuditRule.MONEY_IS_EXACT,
        "occurred_at_epoch");
    checkPeriod(data, "occurred_at", "period", note);
    checkPeriod(data, "recorded_at", "recorded_period", note);
    note.same(
        shares.isEmpty() ? null : shares.getFirst().text("session"),
        data.textOrNull("session"),
        AuditRule.MONEY_IS_EXACT,
        "the session");
  }

  /** Whether it names what takes its place, or whose place it takes, among its entry's results. */
  static void checkLinks(AuditedJson data, List<AuditedResult> results, AuditFindings note) {
    boolean billable = data.text("kind").equals("billable");
    long revision = data.number("revision") + (billable ? -1 : 1);
    var other =
        results.stream()
            .filter(one -> one.billable() != billable && one.revision() == revision)
            .findFirst()
            .map(AuditedResult::id)
            .orElse(null);
    note.same(
        other,
        data.textOrNull(billable ? "replaces" : "replaced_by"),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "what a result replaces or is replaced by");
  }

  /** The month of a time in the contract's zone. */
  private static void checkPeriod(
      AuditedJson data, String time, String period, AuditFindings note) {
    var month = YearMonth.from(data.time(time).atZone(ZoneId.of(data.text("zone"))));
    note.same(month.toString(), data.text(period), AuditRule.MONEY_IS_EXACT, period);
  }

  private static void checkDecimal(AuditedJson money, String currency, AuditFindings note) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    var wanted = BigDecimal.valueOf(money.number("amount_minor"), decimals).toPlainString();
    note.same(wanted, money.text("amount"), AuditRule.MONEY_IS_EXACT, "the decimal amount");
  }
}

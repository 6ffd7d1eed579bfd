package dev.countersign.simulation.oracle.audit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Reads a published event by itself. */
final class EventReader {
  private EventReader() {}

  /** The data of a BillableResult. */
  static Result result(Node data) {
    return new Result(
        data.text("id"),
        data.text("kind"),
        data.textOrNull("reverses"),
        data.number("revision"),
        data.number("amount_minor"),
        data.text("currency"),
        data.nodes("shares").stream()
            .map(share -> new Result.Part(share.text("session"), share.number("amount_minor")))
            .toList(),
        data.text("terms"),
        data.time("occurred_at"),
        data.time("recorded_at"),
        data.text("meter"),
        EntryReader.texts(data.nodeOrNull("bill_to")),
        data.texts("attestation"),
        data.textOrNull("reason"));
  }

  /** Whether every decimal is its minor units, and the other doubles agree. */
  static void checkDoubles(Node data, Findings note) {
    String currency = data.text("currency");
    checkDecimal(data, currency, note);
    List<Node> shares = data.nodes("shares");
    shares.forEach(share -> checkDecimal(share, currency, note));
    note.same(
        data.time("occurred_at").getEpochSecond(),
        data.number("occurred_at_epoch"),
        Rule.MONEY_IS_EXACT,
        "occurred_at_epoch");
    note.same(
        Long.signum(data.number("amount_minor")),
        Math.toIntExact(data.number("quantity")),
        Rule.MONEY_IS_EXACT,
        "quantity");
    note.same(
        shares.isEmpty() ? null : shares.getFirst().text("session"),
        data.textOrNull("session"),
        Rule.MONEY_IS_EXACT,
        "the session");
  }

  private static void checkDecimal(Node money, String currency, Findings note) {
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    var wanted = BigDecimal.valueOf(money.number("amount_minor"), decimals).toPlainString();
    note.same(wanted, money.text("amount"), Rule.MONEY_IS_EXACT, "the decimal amount");
  }
}

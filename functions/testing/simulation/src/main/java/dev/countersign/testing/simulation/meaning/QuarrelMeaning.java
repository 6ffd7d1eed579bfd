package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.dispute.OracleAmount;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Closed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Withdrawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Reads what payer, seller and arbiter say of a line, and of a result that is missing. */
public final class QuarrelMeaning {
  private QuarrelMeaning() {}

  /**
   * Whose word it is, about which claim, and when.
   *
   * @param receivedAt when the message was first received
   * @param toldAt when it was decided
   */
  public record Receipt(String claim, Sender by, Instant receivedAt, Instant toldAt) {}

  /** The payer's word, without what it names its dispute by. */
  public static OracleQuarrel payer(Json.Obj said, Receipt receipt) {
    var act = Members.textOrNull(said, "act");
    return switch (act == null ? "disputed" : act) {
      case "disputed" ->
          new Disputed(
              receipt.claim,
              receipt.by,
              Members.text(said, "code"),
              amount(said),
              said.get("revision").isEmpty() ? null : Members.number(said, "revision"),
              receipt.receivedAt,
              receipt.toldAt);
      case "withdrawn" ->
          new Withdrawn(receipt.claim, receipt.by, null, receipt.receivedAt, receipt.toldAt);
      case "declined" ->
          new Closed(
              receipt.claim,
              receipt.by,
              Members.text(said, "code"),
              receipt.receivedAt,
              receipt.toldAt);
      default -> throw new IllegalArgumentException("no act of a payer: " + act);
    };
  }

  /** The seller's answer to a dispute. */
  public static OracleQuarrel seller(Json.Obj said, Receipt receipt) {
    return new Answered(
        receipt.claim,
        receipt.by,
        null,
        Answered.Word.valueOf(Members.upper(Members.text(said, "answer"))),
        amount(said),
        receipt.receivedAt,
        receipt.toldAt);
  }

  /** The seller's question about a result, or that it is taken back. */
  public static OracleQuarrel inquiry(Json.Obj said, Receipt receipt) {
    return "withdrawn".equals(Members.textOrNull(said, "act"))
        ? new Closed(receipt.claim, receipt.by, null, receipt.receivedAt, receipt.toldAt)
        : new Asked(
            receipt.claim,
            receipt.by,
            Asked.Kind.valueOf(Members.upper(Members.text(said, "type"))),
            receipt.receivedAt,
            receipt.toldAt);
  }

  /** The arbiter's ruling. */
  public static OracleQuarrel arbiter(Json.Obj said, Decided.Dated dated, Receipt receipt) {
    return new Decided(
        receipt.claim,
        receipt.by,
        null,
        Decided.Finding.valueOf(Members.upper(Members.text(said, "finding"))),
        amount(said),
        dated,
        receipt.receivedAt,
        receipt.toldAt);
  }

  private static @Nullable OracleAmount amount(Json.Obj said) {
    if (said.get("quantity").isPresent()) {
      return new OracleAmount(Members.number(said, "quantity"), null);
    }
    var money = Members.objectOrNull(said, "amount");
    if (money == null) {
      return null;
    }
    var currency = Members.text(money, "currency");
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    return new OracleAmount(
        new BigDecimal(Members.text(money, "amount")).movePointRight(decimals).longValueExact(),
        currency);
  }
}

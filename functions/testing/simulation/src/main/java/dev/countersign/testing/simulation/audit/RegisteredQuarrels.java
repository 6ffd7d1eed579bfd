package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.dispute.OracleAmount;
import dev.countersign.testing.oracle.dispute.OracleDispute;
import dev.countersign.testing.oracle.dispute.OracleInquiry;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked;
import dev.countersign.testing.simulation.meaning.Members;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the dispute and the inquiry that an outcome keeps, without the product's own readers. */
final class RegisteredQuarrels {
  private RegisteredQuarrels() {}

  static @Nullable OracleDispute dispute(@Nullable AuditedJson kept) {
    if (kept == null) {
      return null;
    }
    var answer = kept.nodeOrNull("answer");
    var offer = answer == null ? null : answer.nodeOrNull("offer");
    var end = kept.nodeOrNull("end");
    return new OracleDispute(
        kept.text("id"),
        kept.text("code"),
        amount(kept.nodeOrNull("amount")),
        kept.time("received_at"),
        kept.time("recorded_at"),
        answer == null ? null : answer.time("recorded_at"),
        offer == null ? null : new OracleDispute.Offer(money(offer), offer.time("said_at")),
        end == null ? null : end(end));
  }

  private static OracleDispute.End end(AuditedJson end) {
    var amount = end.nodeOrNull("amount");
    return new OracleDispute.End(
        OracleDispute.State.valueOf(Members.upper(end.text("state"))),
        OracleDispute.By.valueOf(Members.upper(end.text("by"))),
        end.time("at"),
        amount(amount),
        amount == null ? null : amount.time("said_at"));
  }

  private static @Nullable OracleAmount amount(@Nullable AuditedJson stated) {
    return stated == null ? null : money(stated);
  }

  private static OracleAmount money(AuditedJson stated) {
    var money = stated.node("money");
    var currency = money.text("currency");
    return new OracleAmount(
        money.number("minor"), currency.equals(AuditedResult.UNITS) ? null : currency);
  }

  /**
   * An inquiry that was drafted is known by its claim, as the oracle knows it.
   *
   * @param claim that of the history which keeps it
   */
  static @Nullable OracleInquiry inquiry(@Nullable AuditedJson kept, String claim) {
    if (kept == null) {
      return null;
    }
    var drafted = kept.nodeOrNull("drafted");
    Instant recorded = kept.time("recorded_at");
    var end = kept.nodeOrNull("end");
    return new OracleInquiry(
        drafted == null ? kept.text("id") : claim,
        Asked.Kind.valueOf(Members.upper(kept.text("type"))),
        recorded,
        drafted == null ? recorded : drafted.time("claimed_at"),
        end == null ? null : inquiryEnd(end));
  }

  private static OracleInquiry.End inquiryEnd(AuditedJson end) {
    var code = end.textOrNull("code");
    return new OracleInquiry.End(
        OracleInquiry.State.valueOf(Members.upper(end.text("state"))),
        OracleDispute.By.valueOf(Members.upper(end.text("by"))),
        end.time("at"),
        code == null ? end.textOrNull("heard") : code);
  }
}

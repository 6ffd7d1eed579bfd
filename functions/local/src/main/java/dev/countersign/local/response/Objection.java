package dev.countersign.local.response;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A line of the month that its payer doesn't hold owed as it is billed.
 *
 * @param outcome the outcome's id
 * @param code why, one of the codes of disputes
 * @param disputeOrNull its dispute; none where the payer's answer excepts a line that has none
 */
public record Objection(String outcome, String code, @Nullable LineDispute disputeOrNull) {
  /** The state of a line that is excepted and has no dispute. */
  private static final String EXCEPTED = "open";

  /**
   * A dispute of a line of the month, as it was told last.
   *
   * @param billedOrNull what the line says, in minor units or in units; none where that isn't known
   * @param heldOwedOrNull what the payer holds owed instead; none where it holds nothing owed
   * @param leftOrNull what is owed in the end; none before the end, and where nothing is
   * @param currencyOrNull of the amounts, ISO 4217; none of what is counted in units
   */
  public record LineDispute(
      String id,
      String state,
      @Nullable BigInteger billedOrNull,
      @Nullable BigInteger heldOwedOrNull,
      @Nullable BigInteger leftOrNull,
      @Nullable String currencyOrNull) {
    boolean isUndecided() {
      return state.equals("open") || state.equals("answered");
    }

    /** Whether the payer was wrong or said so: the line is owed as it is billed. */
    boolean isOver() {
      return state.equals("stands") || state.equals("withdrawn");
    }

    private String text() {
      String held = heldOwedOrNull == null ? "nothing" : amount(heldOwedOrNull);
      String end =
          switch (state) {
            case "falls", "adjusted" ->
                ", " + state + ", owed: " + (leftOrNull == null ? "nothing" : amount(leftOrNull));
            default -> ", " + state;
          };
      String billed = billedOrNull == null ? "" : "billed " + amount(billedOrNull) + ", ";
      return billed + "payer holds owed " + held + "; dispute " + id + end;
    }

    private String amount(BigInteger minor) {
      if (currencyOrNull == null) {
        return minor + " units";
      }
      int digits = Math.max(0, Currency.getInstance(currencyOrNull).getDefaultFractionDigits());
      return new BigDecimal(minor, digits).toPlainString() + " " + currencyOrNull;
    }
  }

  /** The state that decides what is asked of the seller. */
  String state() {
    return disputeOrNull == null ? EXCEPTED : disputeOrNull.state();
  }

  /** What is read: the code, the outcome, the amounts and the dispute; no text of a person. */
  String text() {
    String rest = disputeOrNull == null ? "excepted by the payer's answer" : disputeOrNull.text();
    return code + ": outcome " + outcome + ", " + rest;
  }
}

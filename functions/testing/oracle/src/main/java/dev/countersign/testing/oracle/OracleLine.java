package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the table of section 8 says without any dispute, and what a dispute asks of it (disputes.md,
 * section 4).
 *
 * @param table the answer
 * @param row which of its last lines it is, or that it is an earlier one
 * @param terms of the reading version; none if there is no outcome
 * @param firstReceivedAt of the truth; none without one
 * @param holdEnd none if the truth has no such date, or no version governs
 * @param occurredAt what section 12 of the contract dates results by; none if nothing was said that
 *     is in effect
 * @param amount what it owes; where it says Held, what it would owe if the hold were over
 * @param chosen by which it is split; none of an earlier line
 */
public record OracleLine(
    OracleAnswer table,
    Row row,
    @Nullable OracleTerms terms,
    @Nullable Instant firstReceivedAt,
    @Nullable Instant holdEnd,
    @Nullable Instant occurredAt,
    long amount,
    @Nullable Chosen chosen) {

  /** The lines before which a dispute has its own. */
  public enum Row {
    /** One of 1 to 21: a dispute changes nothing. */
    EARLIER,
    /** 22: a part was taken back. */
    PARTLY_BACK,
    /** 23: it was taken back, and nothing is returned. */
    NOTHING_BACK,
    /** 24: the hold lasts. */
    HELD,
    /** 25. */
    BILLED
  }

  /**
   * The shares of the chosen sessions, and what they are paid by.
   *
   * @param retraction that counts; none if none is in effect
   */
  record Chosen(OracleShares shares, OraclePrices prices, @Nullable OracleStatement retraction) {}

  /** A line by which nothing is owed, and no version governs. */
  public static OracleLine nothing(
      String status, @Nullable String reason, @Nullable String detail, OracleTerms terms) {
    return earlier(
        new OracleAnswer(
            status,
            reason,
            detail,
            null,
            terms.version(),
            0,
            null,
            List.of(),
            null,
            null,
            Set.of()),
        terms,
        null,
        null);
  }

  static OracleLine earlier(
      OracleAnswer table,
      @Nullable OracleTerms terms,
      @Nullable Instant firstReceivedAt,
      @Nullable Instant occurredAt) {
    return new OracleLine(
        table, Row.EARLIER, terms, firstReceivedAt, null, occurredAt, table.amount(), null);
  }

  /** The same line with the end of its hold. */
  OracleLine heldUntil(@Nullable Instant end) {
    return new OracleLine(table, row, terms, firstReceivedAt, end, occurredAt, amount, chosen);
  }

  /** The same line with another answer. */
  public OracleLine with(OracleAnswer answer) {
    return new OracleLine(answer, row, terms, firstReceivedAt, holdEnd, occurredAt, amount, chosen);
  }

  /** Whether it is one of the lines that say that nothing is owed, for good. */
  public boolean saysThatNothingIsOwed() {
    return switch (table.status()) {
      case "Void", "NotBillable", "Lapsed" -> true;
      case "Reversed" -> table.amount() == 0;
      default -> false;
    };
  }

  /** Its currency; none of units, and while nothing has a price. */
  public @Nullable String currency() {
    return table.currency();
  }

  /**
   * What is left of an amount that was said at a time, where a retraction that came later returns a
   * part of it.
   */
  public long left(long of, Instant said) {
    var back = chosen == null ? null : chosen.retraction();
    if (row != Row.PARTLY_BACK || back == null || !back.receivedAt().isAfter(said)) {
      return of;
    }
    var prices = Objects.requireNonNull(chosen).prices();
    return Math.max(0, of - prices.refundOf(of, back.occurredAt(), back.reason()));
  }

  /** The shares of an amount that is less than it owes. */
  public List<Share> lowered(long to) {
    return Objects.requireNonNull(chosen).shares().overPaid(to);
  }
}

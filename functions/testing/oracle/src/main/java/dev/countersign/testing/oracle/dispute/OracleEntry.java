package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an outcome by one thing that was told, or by time.
 *
 * @param by none if it is time alone
 * @param word what who told it is answered; empty if it says nothing of a dispute or inquiry
 * @param answer what must stand then
 * @param dispute that the outcome keeps; none if it keeps none
 * @param inquiry that the outcome keeps; none if it keeps none
 * @param deadline of the dispute that is undecided, else of the inquiry that is open; none if
 *     neither is
 * @param results what was published by it
 */
public record OracleEntry(
    Instant at,
    @Nullable OracleTold by,
    String word,
    OracleAnswer answer,
    @Nullable OracleDispute dispute,
    @Nullable OracleInquiry inquiry,
    @Nullable Instant deadline,
    Sums sums,
    List<OracleResult> results) {
  public OracleEntry {
    results = List.copyOf(results);
  }

  /** What the outcome stands at (month.md, section 3). */
  public record Sums(long billed, long held, long disputed) {}
}

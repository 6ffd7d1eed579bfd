package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand for one claim at one time.
 *
 * @param status the contract's word, or {@link #NO_OUTCOME}
 * @param reason the status' reason, if it has one
 * @param detail the rule that failed, or the record that lives on; none otherwise
 * @param version the number of the governing version; none if none governs
 * @param reading the number of the reading version; none only if there is no outcome
 * @param amount what must stand billed, in minor units or in units, 0 or more
 * @param currency ISO 4217; none of units, and while no version governs
 * @param shares one for each chosen session, the foremost first; none if no version governs
 * @param refund what the clawback made, where a retraction is in effect that happened after the
 *     hold
 * @param next the next time at which time alone may change this; none if it can't
 * @param candidates the sessions that a person may choose from; empty if the terms choose
 */
public record OracleAnswer(
    String status,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Integer version,
    @Nullable Integer reading,
    long amount,
    @Nullable String currency,
    List<Share> shares,
    @Nullable Refund refund,
    @Nullable Instant next,
    Set<String> candidates) {
  /** No message about the claim was accepted, so there is no outcome. */
  public static final String NO_OUTCOME = "NoOutcome";

  static OracleAnswer nothingSaid() {
    return new OracleAnswer(
        NO_OUTCOME, null, null, null, null, 0, null, List.of(), null, null, Set.of());
  }

  public OracleAnswer {
    shares = List.copyOf(shares);
    candidates = Set.copyOf(candidates);
  }

  /** The same with a reason. */
  OracleAnswer because(String other) {
    return new OracleAnswer(
        status,
        other,
        detail,
        version,
        reading,
        amount,
        currency,
        shares,
        refund,
        next,
        candidates);
  }

  /**
   * A session's part of the amount.
   *
   * @param amount in minor units; 0 if it is free
   * @param free why the session is free; none if it is paid, and while nothing is owed
   */
  public record Share(String session, long amount, @Nullable String free) {}

  /**
   * What goes back.
   *
   * @param place the place of the clawback's rule in its list, from 0; none if no rule is for it,
   *     or there is no clawback
   * @param amount in minor units
   */
  public record Refund(@Nullable Integer place, long amount) {}
}

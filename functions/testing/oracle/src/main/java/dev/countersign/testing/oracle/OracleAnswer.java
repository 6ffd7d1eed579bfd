package dev.countersign.testing.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand for one claim at one time.
 *
 * @param status the contract's word, or {@link #NO_OUTCOME}
 * @param reason the status' reason, if it has one
 * @param amount what must stand billed, in minor units, 0 or more
 * @param currency ISO 4217; none while there is no governing version
 * @param shares one for each paid session, the foremost first; if nothing stands, zero for each
 *     chosen session
 * @param version the number of the governing version; none while there is none
 * @param candidates the sessions that a person may choose from; empty if the terms choose
 */
public record OracleAnswer(
    String status,
    @Nullable String reason,
    long amount,
    @Nullable String currency,
    List<Share> shares,
    @Nullable Integer version,
    Set<String> candidates) {
  /** No message about the claim was accepted, so there is no outcome. */
  public static final String NO_OUTCOME = "NoOutcome";

  public OracleAnswer {
    shares = List.copyOf(shares);
    candidates = Set.copyOf(candidates);
  }

  /** A session's part of the amount, in minor units. */
  public record Share(String session, long amount) {}
}

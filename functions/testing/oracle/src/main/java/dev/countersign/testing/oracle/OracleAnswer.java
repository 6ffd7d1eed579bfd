package dev.countersign.testing.oracle;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand.
 *
 * @param status the design's word, or {@link #NO_OUTCOME}
 * @param amount in minor units, 0 or more; what must stand billed
 * @param currency ISO 4217; none while no terms are chosen
 * @param shares of the sessions chosen, the foremost first; of nothing each while nothing stands
 * @param version of the terms; none while none are chosen
 * @param candidates the sessions that a person may choose from; none where the terms choose
 */
public record OracleAnswer(
    String status,
    @Nullable String reason,
    long amount,
    @Nullable String currency,
    List<Share> shares,
    @Nullable Integer version,
    Set<String> candidates) {
  /** Nothing that was said of the claim was taken, so that there is no outcome. */
  public static final String NO_OUTCOME = "NoOutcome";

  public OracleAnswer {
    shares = List.copyOf(shares);
    candidates = Set.copyOf(candidates);
  }

  /** A session's part of the amount, in minor units. */
  public record Share(String session, long amount) {}
}

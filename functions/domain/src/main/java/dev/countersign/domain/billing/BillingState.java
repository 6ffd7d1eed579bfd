package dev.countersign.domain.billing;

import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was billed so far: how many results were published in all, and the one that stands.
 *
 * @param revisions number of positive results ever published for this outcome, 0 or more
 */
public record BillingState(int revisions, @Nullable StandingResult standingOrNull) {
  public static final BillingState NOTHING = new BillingState(0, null);

  /** The one positive result that was not taken back, and what its reversal must repeat. */
  public record StandingResult(
      EventId event,
      Money amount,
      List<Share> shares,
      TermsRef terms,
      Instant occurredAt,
      String meter,
      Map<String, String> billTo) {
    public StandingResult {
      shares = List.copyOf(shares);
      billTo = Map.copyOf(billTo);
    }

    /** As this positive result leaves it. */
    static StandingResult of(ResultEvent billable) {
      return new StandingResult(
          billable.id(),
          billable.amount(),
          billable.shares(),
          billable.terms(),
          billable.occurredAt(),
          billable.meter(),
          billable.billTo());
    }
  }

  public Optional<StandingResult> standing() {
    return Optional.ofNullable(standingOrNull);
  }
}

package dev.countersign.domain.billing;

import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.terms.TermsRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was billed so far.
 *
 * @param revisions number of positive results ever published for this outcome, 0 or more
 * @param standingOrNull the positive result that was not taken back, if there is one
 */
public record BillingState(int revisions, @Nullable StandingResult standingOrNull) {
  /** Nothing was ever billed. */
  public static final BillingState NOTHING = new BillingState(0, null);

  /** The positive result that stands, with all that its reversal must repeat. */
  public record StandingResult(
      EventId event,
      Money amount,
      List<Share> shares,
      TermsRef terms,
      Instant occurredAt,
      ZoneId zone,
      String meter,
      Map<String, String> billTo) {
    public StandingResult {
      shares = List.copyOf(shares);
      billTo = Map.copyOf(billTo);
    }

    /** The result that a billable makes stand. */
    static StandingResult of(ResultEvent billable) {
      return new StandingResult(
          billable.id(),
          billable.amount(),
          billable.shares(),
          billable.terms(),
          billable.occurredAt(),
          billable.zone(),
          billable.meter(),
          billable.billTo());
    }
  }

  /** The positive result that was not taken back, if there is one. */
  public Optional<StandingResult> standing() {
    return Optional.ofNullable(standingOrNull);
  }
}

package dev.countersign.domain.outcome;

import dev.countersign.domain.EventId;
import dev.countersign.domain.money.Money;
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
public record Billed(int revisions, @Nullable Standing standingOrNull) {
  public static final Billed NOTHING = new Billed(0, null);

  /** The one positive result that was not taken back, and what its reversal must repeat. */
  public record Standing(
      EventId event,
      Money amount,
      List<Share> shares,
      TermsRef terms,
      Instant occurredAt,
      String meter,
      Map<String, String> billTo) {
    public Standing {
      shares = List.copyOf(shares);
      billTo = Map.copyOf(billTo);
    }

    /** As this positive result leaves it. */
    static Standing of(ResultEvent billable) {
      return new Standing(
          billable.id(),
          billable.amount(),
          billable.shares(),
          billable.terms(),
          billable.occurredAt(),
          billable.meter(),
          billable.billTo());
    }
  }

  public Optional<Standing> standing() {
    return Optional.ofNullable(standingOrNull);
  }
}

package dev.countersign.app.accept;

import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedLeaf;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;

/** Puts leaves of answers into the months that are open. */
@FunctionalInterface
public interface AcceptanceLeaves {
  /** Where no month is indexed. */
  AcceptanceLeaves NONE = (tenant, at, key, made) -> {};

  /**
   * Puts a leaf; it is in exactly one month when this returns. Repeating it changes nothing.
   *
   * @param at when what it is of was recorded
   * @param made makes it; takes the month that it would have been in, where it is late
   */
  void put(
      TenantId tenant, Instant at, String key, Function<Optional<YearMonth>, IndexedLeaf> made);
}

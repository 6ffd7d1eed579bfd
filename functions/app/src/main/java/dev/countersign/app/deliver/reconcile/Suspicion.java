package dev.countersign.app.deliver.reconcile;

import dev.countersign.domain.EventId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What an engine has and the postings don't explain, as they were listed before the engine was
 * asked. Results go on being sent meanwhile, so they are listed once more before it is told.
 */
sealed interface Suspicion {
  YearMonth month();

  BilledGroup group();

  /** A line with our form of id that none of the postings is. */
  record ForeignLine(YearMonth month, BilledGroup group, EventId id, Optional<BigDecimal> value)
      implements Suspicion {}

  /**
   * A sum that is another.
   *
   * @param explained what other findings say that the engine has more
   */
  record OtherSum(YearMonth month, BilledGroup group, BigDecimal has, BigDecimal explained)
      implements Suspicion {}
}

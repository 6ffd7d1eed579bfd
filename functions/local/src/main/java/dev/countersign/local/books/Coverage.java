package dev.countersign.local.books;

import java.util.Locale;
import java.util.Optional;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How much of what the agent brought was heard.
 *
 * @param heard results that all three books have
 * @param of these, and those that were never heard; 1 or more
 * @param low the lower end of the 95 % Wilson score interval
 * @param high its upper end
 */
public record Coverage(int heard, int of, double low, double high) {
  private static final double ERROR_RATE = 0.05;

  /** Of so many; none where there is nothing to cover. */
  static Optional<Coverage> of(long agreed, long unheard) {
    int all = Math.toIntExact(agreed + unheard);
    if (all == 0) {
      return Optional.empty();
    }
    int heard = Math.toIntExact(agreed);
    var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(all, heard, ERROR_RATE);
    return Optional.of(
        new Coverage(heard, all, interval.getLowerBound(), interval.getUpperBound()));
  }

  double rate() {
    return (double) heard / of;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "coverage %.1f %% of %d (95 %% interval %.1f to %.1f %%)",
        100 * rate(),
        of,
        100 * low,
        100 * high);
  }
}

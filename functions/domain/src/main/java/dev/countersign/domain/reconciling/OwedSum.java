package dev.countersign.domain.reconciling;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What an engine should have for one customer, meter and period.
 *
 * @param certain the sum of what it said that it took
 * @param least how much less it may be, for what nobody knows: zero or less
 * @param most how much more it may be: zero or more
 */
public record OwedSum(BigDecimal certain, BigDecimal least, BigDecimal most) {
  /** Nothing. */
  public static final OwedSum NONE = new OwedSum(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * The sum with one posting more. What was sent less than an hour ago may not be counted yet.
   *
   * @param value what is owed, as the engine counts it
   */
  public OwedSum plus(Owed owed, BigDecimal value, Instant now) {
    return switch (owed) {
      case Owed.Line line when LineFinding.isYoung(line.since(), now) -> perhaps(value);
      case Owed.Line line -> new OwedSum(certain.add(value), least, most);
      case Owed.Perhaps perhaps -> perhaps(value);
      case Owed.Document document -> this;
      case Owed.Nothing nothing -> this;
      case Owed.NoLine none -> this;
    };
  }

  /**
   * How much more an engine has than what can be explained; empty where all of it can.
   *
   * @param explained what other findings say that it has more
   */
  public Optional<BigDecimal> unexplained(BigDecimal has, BigDecimal explained) {
    var more = has.subtract(certain).subtract(explained);
    return more.compareTo(least) >= 0 && more.compareTo(most) <= 0
        ? Optional.empty()
        : Optional.of(more);
  }

  private OwedSum perhaps(BigDecimal value) {
    return value.signum() < 0
        ? new OwedSum(certain, least.add(value), most)
        : new OwedSum(certain, least, most.add(value));
  }
}

package dev.countersign.local.report;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * How much more often sessions of one arm end in an outcome than those of the other: the difference
 * of two independent proportions and its 95 % interval by Newcombe's hybrid score method (method 10
 * of R. G. Newcombe, Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17, 1998, 873-890), made of the library's two Wilson score intervals.
 */
public record Uplift(Arm treatment, Arm holdout, double difference, double low, double high) {
  public static final String METHOD = "Newcombe 1998, method 10, from Wilson score intervals";
  public static final double LEVEL = 0.95;

  /**
   * One side of the trial.
   *
   * @param sessions 1 or more
   * @param outcomes those of them that ended in the outcome
   */
  public record Arm(int sessions, int outcomes) {
    public Arm {
      if (sessions < 1 || outcomes < 0 || outcomes > sessions) {
        throw new IllegalArgumentException("outcomes of at least one session, not more than those");
      }
    }

    double rate() {
      return (double) outcomes / sessions;
    }

    private Interval wilson() {
      return BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(sessions, outcomes, 1 - LEVEL);
    }
  }

  /** What follows from the interval. */
  public enum UpliftResult {
    /** All of it lies above zero. */
    PROVEN("proven"),
    /** It contains zero. */
    NOT_PROVEN("not proven"),
    /** All of it lies below zero: the treatment does harm. */
    HARMFUL("proven to be worse");

    private final String words;

    UpliftResult(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public static Uplift of(Arm treatment, Arm holdout) {
    var one = treatment.wilson();
    var two = holdout.wilson();
    double difference = treatment.rate() - holdout.rate();
    double below =
        Math.hypot(treatment.rate() - one.getLowerBound(), two.getUpperBound() - holdout.rate());
    double above =
        Math.hypot(one.getUpperBound() - treatment.rate(), holdout.rate() - two.getLowerBound());
    return new Uplift(treatment, holdout, difference, difference - below, difference + above);
  }

  public UpliftResult verdict() {
    if (low > 0) {
      return UpliftResult.PROVEN;
    }
    return high < 0 ? UpliftResult.HARMFUL : UpliftResult.NOT_PROVEN;
  }
}

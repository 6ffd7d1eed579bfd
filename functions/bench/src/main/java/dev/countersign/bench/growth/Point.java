package dev.countersign.bench.growth;

import java.util.function.Consumer;

/**
 * One size of one series.
 *
 * @param round does each kind of work a few times and says what it cost; the size stays within a
 *     tenth of what it was
 * @param last is done once after all rounds
 */
record Point(String series, int size, Consumer<Costs> round, Consumer<Costs> last) {
  static final int ROUNDS = 40;

  /** How many of the rounds are for warming up. */
  static final int COLD = 10;

  /** How often each kind of work is done in a round. */
  static final int EACH = 5;

  /** How often it is done in all. */
  static final int TIMES = ROUNDS * EACH;

  Point(String series, int size, Consumer<Costs> round) {
    this(series, size, round, costs -> {});
  }
}

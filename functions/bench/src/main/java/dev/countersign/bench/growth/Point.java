package dev.countersign.bench.growth;

import java.util.function.Consumer;

/**
 * One size of one series.
 *
 * @param round does each kind of work a few times and adds its cost; the size grows by a tenth at
 *     most
 * @param last is done once after all rounds
 */
record Point(String series, int size, Consumer<Costs> round, Consumer<Costs> last) {
  static final int ROUNDS = 40;

  /** How many of the rounds warm the process up. */
  static final int COLD = 10;

  /** How often each kind of work is done in a round. */
  static final int EACH = 5;

  /** How often each kind of work is done in all rounds. */
  static final int TIMES = ROUNDS * EACH;

  Point(String series, int size, Consumer<Costs> round) {
    this(series, size, round, costs -> {});
  }
}

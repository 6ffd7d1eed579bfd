package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;

/**
 * How much there is in a world. Most worlds are small: mistakes show when two things meet, and many
 * small worlds have more such meetings than a few large ones. Some are large, for what only meets
 * among many.
 */
enum WorldSize {
  SMALL(1, 2),
  MIDDLE(2, 4),
  LARGE(2, 7);

  private final int leastFacts;
  private final int mostFacts;

  WorldSize(int leastFacts, int mostFacts) {
    this.leastFacts = leastFacts;
    this.mostFacts = mostFacts;
  }

  static WorldSize draw(SeededDraws dice) {
    int draw = dice.below(100);
    return draw < 72 ? SMALL : draw < 95 ? MIDDLE : LARGE;
  }

  int tenants(SeededDraws dice) {
    return switch (this) {
      case SMALL -> dice.perMille(60) ? 2 : 1;
      case MIDDLE -> dice.oneOf(1, 1, 2);
      case LARGE -> dice.oneOf(1, 1, 2, 3);
    };
  }

  int outcomes(SeededDraws dice) {
    return this == SMALL ? 1 : dice.between(1, 2);
  }

  /** How many facts of each outcome type. */
  int facts(SeededDraws dice) {
    return dice.between(leastFacts, mostFacts);
  }

  int sessions(SeededDraws dice, int facts) {
    return this == SMALL ? dice.between(1, 2 + facts) : dice.between(2, 4 + facts);
  }
}

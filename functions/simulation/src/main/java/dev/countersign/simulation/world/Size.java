package dev.countersign.simulation.world;

import dev.countersign.simulation.clock.Dice;

/**
 * How much there is in a world. Most are small, since it is how things meet that is wanted, not how
 * many there are; some are large, for what only meets among many.
 */
enum Size {
  SMALL(1, 2),
  MIDDLE(2, 4),
  LARGE(2, 7);

  private final int leastFacts;
  private final int mostFacts;

  Size(int leastFacts, int mostFacts) {
    this.leastFacts = leastFacts;
    this.mostFacts = mostFacts;
  }

  static Size draw(Dice dice) {
    int draw = dice.below(100);
    return draw < 72 ? SMALL : draw < 95 ? MIDDLE : LARGE;
  }

  int tenants(Dice dice) {
    return switch (this) {
      case SMALL -> dice.perMille(60) ? 2 : 1;
      case MIDDLE -> dice.oneOf(1, 1, 2);
      case LARGE -> dice.oneOf(1, 1, 2, 3);
    };
  }

  int outcomes(Dice dice) {
    return this == SMALL ? 1 : dice.between(1, 2);
  }

  /** Of each outcome type. */
  int facts(Dice dice) {
    return dice.between(leastFacts, mostFacts);
  }

  int sessions(Dice dice, int facts) {
    return this == SMALL ? dice.between(1, 2 + facts) : dice.between(2, 4 + facts);
  }
}

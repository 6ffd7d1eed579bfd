package dev.countersign.testing.simulation.mistake;

/** One that only a world with sealed months shows. */
interface MistakeOfMonths extends Mistake {
  @Override
  default boolean seals() {
    return true;
  }
}

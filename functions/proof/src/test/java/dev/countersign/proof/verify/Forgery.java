package dev.countersign.proof.verify;

import java.util.Optional;
import java.util.function.Function;

/**
 * A fault that is put into a month by a hand that knows the format.
 *
 * @param fault what it must be named
 * @param hand puts it in; empty where the world has nothing to put it into
 */
record Forgery(String name, MonthFault fault, Function<MadeWorld, Optional<Attempt>> hand) {
  /** What a reader is given. */
  record Attempt(MonthFile file, MonthGiven given) {}

  @Override
  public String toString() {
    return name;
  }
}

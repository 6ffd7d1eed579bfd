package dev.countersign.testing.dynamo.table;

import java.util.List;

/** What a condition compares or an update takes. */
sealed interface Operand {
  /** {@code :value} of the request. */
  record Given(String name) implements Operand {}

  /** {@code #name} of the item, or what lies deeper: {@code #name.#part[3]}. */
  record Path(String name, List<Step> deeper) implements Operand {
    boolean isDeep() {
      return !deeper.isEmpty();
    }
  }

  /** {@code size(path)}. */
  record Size(Path of) implements Operand {}

  /** From a tree to its part of this name, or from a list to its place. */
  sealed interface Step {
    record Part(String name) implements Step {}

    record At(int index) implements Step {}
  }
}

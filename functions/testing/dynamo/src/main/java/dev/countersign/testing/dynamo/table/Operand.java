package dev.countersign.testing.dynamo.table;

import java.util.List;

/** An operand of a condition or of an update. */
sealed interface Operand {
  /** A value of the request, {@code :value}. */
  record Given(String name) implements Operand {}

  /** An attribute of the item, {@code #name}, or a part of it: {@code #name.#part[3]}. */
  record Path(String name, List<Step> deeper) implements Operand {
    boolean isDeep() {
      return !deeper.isEmpty();
    }
  }

  /** {@code size(path)}. */
  record Size(Path of) implements Operand {}

  /** A step into a map, by name, or into a list, by index. */
  sealed interface Step {
    record Part(String name) implements Step {}

    record At(int index) implements Step {}
  }
}

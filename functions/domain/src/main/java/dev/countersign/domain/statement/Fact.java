package dev.countersign.domain.statement;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of an attestation's {@code facts}: what the terms may name. */
public sealed interface Fact {
  record Text(String value) implements Fact {}

  record Numeral(BigDecimal value) implements Fact {}

  record Flag(boolean value) implements Fact {}

  /** A JSON null: said, and said to be nothing. */
  record Nothing() implements Fact {}

  record Items(List<Fact> values) implements Fact {
    public Items {
      values = List.copyOf(values);
    }
  }

  record Tree(SortedMap<String, Fact> values) implements Fact {
    public static final Tree EMPTY = new Tree(new TreeMap<>());

    public Tree {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Tree of(Map<String, Fact> values) {
      return new Tree(new TreeMap<>(values));
    }
  }
}

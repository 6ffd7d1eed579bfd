package dev.countersign.domain.statement;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One value of an attestation's {@code facts}, which the terms may name. */
public sealed interface Fact {
  /** A JSON string. */
  record Text(String value) implements Fact {}

  /**
   * A JSON string that is no word. It may be about a person, so that no entry says it: an entry
   * says its mark, and the text lies beside.
   *
   * @param value the text
   * @param mark its pseudonym; equal texts of a tenant have equal marks
   */
  record Wording(String value, String mark) implements Fact {
    @Override
    public String toString() {
      return "Wording[" + mark + "]";
    }
  }

  /** A JSON number, exact. */
  record Numeral(BigDecimal value) implements Fact {}

  /** A JSON boolean. */
  record Flag(boolean value) implements Fact {}

  /** A JSON null. */
  record Nothing() implements Fact {}

  /** A JSON array. */
  record Items(List<Fact> values) implements Fact {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** A JSON object. */
  record Tree(SortedMap<String, Fact> values) implements Fact {
    /** An object without members. */
    public static final Tree EMPTY = new Tree(new TreeMap<>());

    public Tree {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** An object with these members. */
    public static Tree of(Map<String, Fact> values) {
      return new Tree(new TreeMap<>(values));
    }
  }
}

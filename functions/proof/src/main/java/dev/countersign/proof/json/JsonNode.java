package dev.countersign.proof.json;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of JSON (RFC 8259). */
public sealed interface JsonNode {
  /** An object; its names in the order of RFC 8785. */
  record Obj(SortedMap<String, JsonNode> members) implements JsonNode {
    public static final Obj EMPTY = of(Map.of());

    public Obj {
      members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    public static Obj of(Map<String, ? extends JsonNode> members) {
      return new Obj(new TreeMap<>(members));
    }

    public Optional<JsonNode> member(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /** The text of this name; empty where there is none, or something else. */
    public Optional<String> text(String name) {
      return members.get(name) instanceof Str(String value) ? Optional.of(value) : Optional.empty();
    }

    /** The whole number of this name; empty where there is none, or something else. */
    public Optional<BigInteger> whole(String name) {
      return members.get(name) instanceof Num number ? number.whole() : Optional.empty();
    }

    /** The object of this name; the empty one where there is none, or something else. */
    public Obj object(String name) {
      return members.get(name) instanceof Obj object ? object : EMPTY;
    }

    /** The items of the list of this name; none where there is no list. */
    public List<JsonNode> items(String name) {
      return members.get(name) instanceof Arr(List<JsonNode> items) ? items : List.of();
    }
  }

  /** A list. */
  record Arr(List<JsonNode> items) implements JsonNode {
    public Arr {
      items = List.copyOf(items);
    }
  }

  /** A text. */
  record Str(String value) implements JsonNode {}

  /** A number, as it is written. */
  record Num(String digits) implements JsonNode {
    private static final String WHOLE = "0|-?[1-9][0-9]{0,30}";

    public static Num of(long value) {
      return new Num(Long.toString(value));
    }

    public static Num of(BigInteger value) {
      return new Num(value.toString());
    }

    /** Its value, where it is a whole number of at most 31 digits in its one form. */
    public Optional<BigInteger> whole() {
      return digits.matches(WHOLE) ? Optional.of(new BigInteger(digits)) : Optional.empty();
    }
  }

  /** True or false. */
  record Bool(boolean value) implements JsonNode {}

  /** Nothing. */
  record Nil() implements JsonNode {}
}

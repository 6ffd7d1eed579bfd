package dev.countersign.forms.json;

import dev.countersign.domain.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the members of one JSON object by name. Each mistake is noted with its reason, its JSON
 * Pointer (RFC 6901) and its fix, and reading goes on, so that the sender learns of all mistakes at
 * once. A member that is null counts as absent. A method that returns an {@link Optional} gives
 * none where the member is absent or wrong; only "required" methods note that it is absent.
 */
public final class Fields {
  private static final int LONGEST_ID = 400;

  private final Json.Obj object;
  private final String pointer;
  private final List<Problem> problems;

  private Fields(Json.Obj object, String pointer, List<Problem> problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /**
   * The fields of this value; none, and {@code not_an_object} noted, where it is no object.
   *
   * @param pointer where the value stands in its document
   * @param problems the list that problems are added to
   */
  public static Optional<Fields> of(Json value, String pointer, List<Problem> problems) {
    if (value instanceof Json.Obj object) {
      return Optional.of(new Fields(object, pointer, problems));
    }
    problems.add(new Problem("not_an_object", pointer, "not an object", "send a JSON object here"));
    return Optional.empty();
  }

  /** Reads a whole document: what {@code form} makes of it, or every problem that it noted. */
  public static <T> Reading<T> read(Json value, Function<Fields, Optional<T>> form) {
    var problems = new ArrayList<Problem>();
    var read = of(value, "", problems).flatMap(form);
    return problems.isEmpty() && read.isPresent()
        ? Reading.of(read.get())
        : new Reading.Unreadable<>(problems);
  }

  /** The problems of the whole document so far; more can be added. */
  public List<Problem> problems() {
    return problems;
  }

  /** The JSON Pointer of the member of this name. */
  public String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The member of this name, whatever it is. */
  public Optional<Json> get(String name) {
    return object.get(name);
  }

  /** Notes a problem with the member of this name. */
  public void problem(String reason, String name, String detail, String fix) {
    problems.add(new Problem(reason, at(name), detail, fix));
  }

  /** The fields of a member that is an object. */
  public Optional<Fields> object(String name) {
    return get(name).flatMap(value -> of(value, at(name), problems));
  }

  /** A text of 1 to {@code longest} characters, not blank, without control characters. */
  public Optional<String> text(String name, int longest) {
    var value = get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Str(String text))) {
      problem("wrong_type", name, "not a string", "send a string");
      return Optional.empty();
    }
    if (text.isBlank()
        || text.length() > longest
        || text.chars().anyMatch(Character::isISOControl)) {
      problem(
          "out_of_range",
          name,
          "empty, too long, or with control characters",
          "send 1 to " + longest + " characters");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /** As {@link #text}; {@code missing} is noted where it is absent. */
  public Optional<String> required(String name, int longest) {
    return present(name) ? text(name, longest) : Optional.empty();
  }

  /** Whether the member is there; {@code missing} is noted where it is not. */
  public boolean present(String name) {
    boolean there = get(name).isPresent();
    if (!there) {
      problem("missing", name, "missing", "send it");
    }
    return there;
  }

  /** A required text of a closed form, such as an id. */
  public <T> Optional<T> id(String name, Predicate<String> admits, Function<String, T> make) {
    var text = required(name, LONGEST_ID);
    if (text.isPresent() && !admits.test(text.get())) {
      problem(
          "out_of_range", name, "not of the form of an id", "see the field's form in the schema");
      return Optional.empty();
    }
    return text.map(make);
  }

  /** An RFC 3339 time with an offset. */
  public Optional<Instant> instant(String name) {
    return TimeForm.read(this, name);
  }

  /** One of a closed set of words: the constants' names in lower case. */
  public <E extends Enum<E>> Optional<E> word(String name, E[] words) {
    return WordForm.read(this, name, words, word -> word.name().toLowerCase(Locale.ROOT));
  }

  /** One of a closed set of words: the constants' names as they are. */
  public <E extends Enum<E>> Optional<E> upperWord(String name, E[] words) {
    return WordForm.read(this, name, words, Enum::name);
  }

  /** A decimal string of zero or more, as money and percentages are written. */
  public Optional<BigDecimal> decimal(String name) {
    return DecimalForm.read(this, name);
  }

  /** A required array of at least one text of this form, none of them twice. */
  public List<String> texts(String name, Predicate<String> admits) {
    present(name);
    var texts = new ArrayList<String>();
    for (Json item : items(name)) {
      if (item instanceof Json.Str(String text) && admits.test(text) && !texts.contains(text)) {
        texts.add(text);
      } else {
        problem(
            "out_of_range",
            name,
            "an item is not of the form wanted, or stands twice",
            "mend the list");
      }
    }
    if (get(name).isPresent() && texts.isEmpty()) {
      problem("out_of_range", name, "empty", "name at least one");
    }
    return texts;
  }

  /** The items of an array; none where it is absent or not an array. */
  public List<Json> items(String name) {
    var value = get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr(List<Json> items)) {
      return items;
    }
    problem("wrong_type", name, "not an array", "send an array");
    return List.of();
  }

  /** The names of the members, in their order, those that are null too. */
  public List<String> names() {
    return List.copyOf(object.members().keySet());
  }

  /** Notes {@code unknown_field} for every other name: for documents that are read in full. */
  public void only(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        problem("unknown_field", name, "not a known field", "remove it, or mend its name");
      }
    }
  }
}

package dev.countersign.forms.json;

import dev.countersign.domain.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The members of one JSON object, read by name. What is wrong is noted by its JSON Pointer and
 * reading goes on, so that the sender learns of everything at once. A null counts as absent.
 */
public final class Fields {
  private final Json.Obj object;
  private final String pointer;
  private final List<Problem> problems;

  private Fields(Json.Obj object, String pointer, List<Problem> problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  public static Optional<Fields> of(Json value, String pointer, List<Problem> problems) {
    if (value instanceof Json.Obj object) {
      return Optional.of(new Fields(object, pointer, problems));
    }
    problems.add(new Problem("not_an_object", pointer, "not an object", "send a JSON object here"));
    return Optional.empty();
  }

  /** Reads a whole form: the value, unless anything was wrong. */
  public static <T> Reading<T> read(Json value, Function<Fields, Optional<T>> form) {
    var problems = new ArrayList<Problem>();
    var read = of(value, "", problems).flatMap(form);
    return problems.isEmpty() && read.isPresent()
        ? Reading.of(read.get())
        : new Reading.Unreadable<>(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  public String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  public Optional<Json> get(String name) {
    return object.get(name);
  }

  public void problem(String reason, String name, String detail, String fix) {
    problems.add(new Problem(reason, at(name), detail, fix));
  }

  public Optional<Fields> object(String name) {
    return get(name).flatMap(value -> of(value, at(name), problems));
  }

  /** A text of 1 to {@code longest} characters. */
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

  public Optional<String> required(String name, int longest) {
    return present(name) ? text(name, longest) : Optional.empty();
  }

  /** Whether a member is there; noted when not. */
  public boolean present(String name) {
    boolean there = get(name).isPresent();
    if (!there) {
      problem("missing", name, "missing", "send it");
    }
    return there;
  }

  /** A required text of a closed form, such as an id. */
  public <T> Optional<T> id(String name, Predicate<String> admits, Function<String, T> make) {
    var text = required(name, 400);
    if (text.isPresent() && !admits.test(text.get())) {
      problem(
          "out_of_range", name, "not of the form of an id", "see the field's form in the schema");
      return Optional.empty();
    }
    return text.map(make);
  }

  /** An RFC 3339 time with an offset. */
  public Optional<Instant> instant(String name) {
    return text(name, 64)
        .flatMap(text -> {
          try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
          } catch (DateTimeException e) {
            problem(
                "not_a_time",
                name,
                "not an RFC 3339 time with an offset",
                "send for example 2026-11-02T10:00:00Z");
            return Optional.empty();
          }
        });
  }

  /** One of a closed set of words, in the lower case of the constants' names. */
  public <E extends Enum<E>> Optional<E> word(String name, E[] words) {
    return text(name, 64)
        .flatMap(text -> {
          var word = Arrays.stream(words).filter(w -> wire(w).equals(text)).findFirst();
          if (word.isEmpty()) {
            problem(
                "unknown_word",
                name,
                "none of the known words",
                "send one of "
                    + Arrays.stream(words).map(Fields::wire).collect(Collectors.joining(", ")));
          }
          return word;
        });
  }

  /** A decimal string, as money and percentages are written: at most 15 digits before the point. */
  public Optional<BigDecimal> decimal(String name) {
    var value = get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Str(String text))
        || !text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?")) {
      problem("wrong_type", name, "not a decimal string", "send a string such as \"12.50\"");
      return Optional.empty();
    }
    if (text.startsWith("-")) {
      problem(
          "negative", name, "negative", "send zero or more; what is taken back is a retraction");
      return Optional.empty();
    }
    if (text.length() > 40
        || text.indexOf('.') > 15
        || (text.indexOf('.') < 0 && text.length() > 15)) {
      problem(
          "out_of_range", name, "more than 15 digits before the point", "send a smaller amount");
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  /** One of a closed set, written in capitals. */
  public <E extends Enum<E>> Optional<E> upperWord(String name, E[] words) {
    return text(name, 64)
        .flatMap(text -> {
          var word = Arrays.stream(words).filter(w -> w.name().equals(text)).findFirst();
          if (word.isEmpty()) {
            problem(
                "unknown_word",
                name,
                "none of the known words",
                "send one of "
                    + Arrays.stream(words).map(Enum::name).collect(Collectors.joining(", ")));
          }
          return word;
        });
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

  /** The items of an array; none where it is absent. */
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

  /** The names of its members, in order. */
  public List<String> names() {
    return List.copyOf(object.members().keySet());
  }

  /** Refuses every other name: for what must be understood wholly. */
  public void only(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        problem("unknown_field", name, "not a known field", "remove it, or mend its name");
      }
    }
  }

  private static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

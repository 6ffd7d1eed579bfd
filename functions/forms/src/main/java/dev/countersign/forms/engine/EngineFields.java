package dev.countersign.forms.engine;

import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the kinds of members that files of billing have beside those of every form. */
public final class EngineFields {
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

  /** JSONata's functions that give something else each time. */
  private static final Pattern CHANGING = Pattern.compile("\\$(now|millis|random|shuffle)\\b");

  private EngineFields() {}

  /** Whether a text is a name that the file gives to something. */
  static boolean isName(String text) {
    return WORD.matcher(text).matches();
  }

  /** A member that is JSONata; several lines are as good as one. */
  static Optional<JsonataExpression> expression(Fields in, String name) {
    var value = in.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof Json.Str(String text)) || text.isBlank()) {
      in.problem("wrong_type", name, "not a text", "write JSONata, in quotes or after |");
      return Optional.empty();
    }
    if (CHANGING.matcher(text).find()) {
      in.problem(
          "bad_expression",
          name,
          "$now, $millis, $random or $shuffle: the same input must make the same bytes",
          "use the times of the input");
      return Optional.empty();
    }
    try {
      return Optional.of(JsonataExpression.compile(text));
    } catch (JsonataFailed e) {
      in.problem(
          "bad_expression",
          name,
          e.getMessage() + " at character " + e.position(),
          "mend the expression");
      return Optional.empty();
    }
  }

  /** As {@link #expression}; {@code missing} is noted where it is absent. */
  static Optional<JsonataExpression> required(Fields in, String name) {
    return in.present(name) ? expression(in, name) : Optional.empty();
  }

  /** A duration of days, hours, minutes and seconds; a day has 24 hours. */
  public static Optional<Duration> duration(Fields in, String name) {
    var text = in.text(name, 40);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      var duration = Duration.parse(text.get());
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return Optional.of(duration);
      }
    } catch (DateTimeException | ArithmeticException e) {
      // It is answered as a negative one is.
    }
    in.problem(
        "not_a_duration",
        name,
        "no ISO 8601 duration of days, hours, minutes and seconds",
        "write for example P30D or PT10S");
    return Optional.empty();
  }

  /** A whole number of at least {@code least} and at most {@code most}. */
  static Optional<Integer> whole(Fields in, String name, int least, int most) {
    var value = in.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof Json.Num(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
      return Optional.of(number.intValueExact());
    }
    in.problem(
        "out_of_range",
        name,
        "no whole number in the range",
        "write a number of " + least + " to " + most);
    return Optional.empty();
  }

  /** A list of texts, or one text alone; none of them twice. Empty where it is absent or wrong. */
  public static List<String> oneOrMore(Fields in, String name, Predicate<String> admits) {
    var value = in.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    var items =
        value.get() instanceof Json.Arr(List<Json> several) ? several : List.of(value.get());
    var texts = new ArrayList<String>();
    for (Json item : items) {
      if (item instanceof Json.Str(String text) && admits.test(text) && !texts.contains(text)) {
        texts.add(text);
      } else {
        in.problem("out_of_range", name, "not of the form wanted, or twice", "mend the list");
        return List.of();
      }
    }
    if (texts.isEmpty()) {
      in.problem("out_of_range", name, "empty", "name at least one, or leave it out");
    }
    return texts;
  }

  /** The members of each object of a list. */
  static List<Fields> objects(Fields in, String name) {
    var objects = new ArrayList<Fields>();
    var items = in.items(name);
    for (int i = 0; i < items.size(); i++) {
      Fields.of(items.get(i), in.at(name) + "/" + i, in.problems()).ifPresent(objects::add);
    }
    return objects;
  }

  /** Notes that members contradict each other. */
  public static void contradiction(Fields in, String name, String detail, String fix) {
    in.problem("contradiction", name, detail, fix);
  }

  /** Notes that members contradict each other, at a place of the whole document. */
  static void contradictionAt(Fields in, String pointer, String detail, String fix) {
    in.problems().add(new Problem("contradiction", pointer, detail, fix));
  }
}

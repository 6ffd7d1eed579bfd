package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The form of one member's value.
 *
 * @param what the form in words, for "is not …"
 * @param holds whether a value is of the form
 */
record ValueForm(String what, Predicate<JsonNode> holds) {
  static final ValueForm TEXT = text("a text", value -> !value.isEmpty());
  static final ValueForm DIGEST = pattern("64 hexadecimal digits", "[0-9a-f]{64}");
  static final ValueForm NAME = pattern("32 hexadecimal digits", "[0-9a-f]{32}");
  static final ValueForm PERIOD = pattern("a month as 2026-11", "[0-9]{4}-(0[1-9]|1[0-2])");
  static final ValueForm CURRENCY = pattern("an ISO 4217 code", "[A-Z]{3}");
  static final ValueForm ROOT = pattern("a hash in Base64", "[A-Za-z0-9+/]{43}=");
  static final ValueForm TIME = text("a time in UTC (RFC 3339)", ValueForm::isTime);
  static final ValueForm ZONE = text("a time zone", ValueForm::isZone);
  static final ValueForm COUNT = whole("a count", value -> value.signum() >= 0);
  static final ValueForm POSITIVE = whole("more than zero", value -> value.signum() > 0);
  static final ValueForm WHOLE = whole("a whole number", value -> true);
  static final ValueForm OBJECT =
      new ValueForm("an object", value -> value instanceof JsonNode.Obj);
  static final ValueForm TRUE =
      new ValueForm("true", value -> value.equals(new JsonNode.Bool(true)));
  static final ValueForm TEXTS = list("a list of texts", TEXT);

  boolean admits(JsonNode value) {
    return holds.test(value);
  }

  static ValueForm oneOf(String... words) {
    var known = Set.of(words);
    return text("one of its words", known::contains);
  }

  /** A list with at least one item, each of this form. */
  static ValueForm list(String what, ValueForm item) {
    return new ValueForm(
        what,
        value ->
            value instanceof JsonNode.Arr list
                && !list.items().isEmpty()
                && list.items().stream().allMatch(item::admits));
  }

  /** An object with any names, whose values are all of this form. */
  static ValueForm named(String what, ValueForm each) {
    return new ValueForm(
        what,
        value ->
            value instanceof JsonNode.Obj object
                && object.members().values().stream().allMatch(each::admits));
  }

  private static ValueForm pattern(String what, String regex) {
    var pattern = Pattern.compile(regex);
    return text(what, value -> pattern.matcher(value).matches());
  }

  private static ValueForm text(String what, Predicate<String> holds) {
    return new ValueForm(
        what, value -> value instanceof JsonNode.Str(String text) && holds.test(text));
  }

  private static ValueForm whole(String what, Predicate<BigInteger> holds) {
    return new ValueForm(
        what,
        value -> value instanceof JsonNode.Num number && number.whole().filter(holds).isPresent());
  }

  private static boolean isTime(String text) {
    try {
      return text.endsWith("Z") && Instant.parse(text).isAfter(Instant.MIN);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.of(text).getId().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }
}

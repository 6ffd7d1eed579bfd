package dev.countersign.trust.profile.form;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An object in a profile's document. The first mistake ends the reading.
 *
 * @param pointer where the object stands, as a JSON Pointer (RFC 6901)
 */
record ProfileNode(Json.Obj object, String pointer) {

  /** A mistake and its JSON Pointer. */
  static final class InvalidNode extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final String pointer;
    final String what;

    InvalidNode(String pointer, String what) {
      super(what);
      this.what = what;
      this.pointer = pointer;
    }
  }

  static ProfileNode of(Json root) {
    if (root instanceof Json.Obj object) {
      return new ProfileNode(object, "");
    }
    throw new InvalidNode("", "not an object");
  }

  /** The error that a field is wrong. */
  InvalidNode wrong(String name, String what) {
    return new InvalidNode(pointer + "/" + name, what);
  }

  /**
   * Refuses every field but these.
   *
   * @throws InvalidNode where there is another field
   */
  void only(String... known) {
    var names = Set.of(known);
    for (String name : object.members().keySet()) {
      if (!names.contains(name)) {
        throw wrong(name, "not a known field");
      }
    }
  }

  boolean has(String name) {
    return object.get(name).isPresent();
  }

  String text(String name) {
    return object
        .get(name)
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value())
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> wrong(name, "missing, or not a string"));
  }

  String text(String name, String otherwise) {
    return object.get(name).orElse(null) instanceof Json.Str(String text)
        ? text
        : absent(name, otherwise);
  }

  ProfileNode object(String name) {
    var value = object.get(name).orElseThrow(() -> wrong(name, "missing"));
    if (value instanceof Json.Obj inner) {
      return new ProfileNode(inner, pointer + "/" + name);
    }
    throw wrong(name, "not an object");
  }

  List<String> texts(String name) {
    var value = object.get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof Json.Arr(List<Json> items)
        && items.stream().allMatch(Json.Str.class::isInstance)) {
      return items.stream().map(item -> ((Json.Str) item).value()).toList();
    }
    throw wrong(name, "not an array of strings");
  }

  /** A field that is one text, or several of which each is as good. */
  List<String> oneOrMore(String name) {
    if (!(object.get(name).orElse(null) instanceof Json.Arr)) {
      return List.of(text(name));
    }
    var texts = texts(name);
    if (texts.isEmpty() || texts.contains("")) {
      throw wrong(name, "empty, or holds an empty text");
    }
    return texts;
  }

  /** A field that is a JSON Pointer (RFC 6901), as its tokens. */
  List<String> pointer(String name) {
    String text = text(name);
    if (!text.startsWith("/")) {
      throw wrong(name, "not a JSON Pointer: write it as /a/b");
    }
    return Pattern.compile("/")
        .splitAsStream(text.substring(1))
        .map(token -> token.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  int number(String name, int otherwise) {
    var value = object.get(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Json.Num(BigDecimal n)
        && n.scale() <= 0
        && n.signum() >= 0
        && n.precision() < 9) {
      return n.intValueExact();
    }
    throw wrong(name, "not a whole number");
  }

  Duration duration(String name, Duration otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    try {
      var duration = Duration.parse(text(name));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      throw wrong(name, "not an ISO 8601 duration of days, hours, minutes and seconds");
    }
    throw wrong(name, "negative");
  }

  /** A field that is one of an enum's words: lower case, with hyphens. */
  <E extends Enum<E>> E word(String name, E[] words, E otherwise) {
    return has(name)
        ? named(text(name), words).orElseThrow(() -> wrong(name, "none of the known words"))
        : otherwise;
  }

  static <E extends Enum<E>> Optional<E> named(String text, E[] words) {
    return Arrays.stream(words).filter(w -> word(w).equals(text)).findFirst();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String absent(String name, String otherwise) {
    if (has(name)) {
      throw wrong(name, "not a string");
    }
    return otherwise;
  }
}

package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the members of JSON objects whose form is known: what is missing there is an error. */
public final class Members {
  private Members() {}

  /** Reads a text that is a JSON object. */
  public static Json.Obj parse(String text) {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      default -> throw new IllegalArgumentException("no JSON object: " + text);
    };
  }

  public static Json.Obj object(Json.Obj in, String name) {
    return (Json.Obj) in.get(name).orElseThrow();
  }

  public static Json.@Nullable Obj objectOrNull(Json.Obj in, String name) {
    return in.get(name).map(Json.Obj.class::cast).orElse(null);
  }

  public static String text(Json.Obj in, String name) {
    return ((Json.Str) in.get(name).orElseThrow()).value();
  }

  public static @Nullable String textOrNull(Json.Obj in, String name) {
    return in.get(name).map(value -> ((Json.Str) value).value()).orElse(null);
  }

  /** The items of a list; none where there is no list. */
  public static List<Json> items(Json.Obj in, String name) {
    return in.get(name).map(value -> ((Json.Arr) value).items()).orElse(List.of());
  }

  /** The one object of this name, or those of the list. */
  static List<Json.Obj> oneOrList(Json.Obj in, String name) {
    return switch (in.get(name).orElse(null)) {
      case null -> List.of();
      case Json.Obj one -> List.of(one);
      default -> items(in, name).stream().map(Json.Obj.class::cast).toList();
    };
  }

  static List<String> texts(Json.Obj in, String name) {
    return items(in, name).stream().map(item -> ((Json.Str) item).value()).toList();
  }

  static int number(Json.Obj in, String name) {
    return ((Json.Num) in.get(name).orElseThrow()).value().intValueExact();
  }

  static @Nullable BigDecimal decimalOrNull(Json.Obj in, String name) {
    var text = textOrNull(in, name);
    return text == null ? null : new BigDecimal(text);
  }

  public static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  static @Nullable Instant instantOrNull(Json.Obj in, String name) {
    var text = textOrNull(in, name);
    return text == null ? null : instant(text);
  }

  /** A word of the wire as Java's constants are written. */
  public static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}

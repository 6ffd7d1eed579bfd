package dev.countersign.forms.json;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns JSON into the maps and lists that JSONata works on, and back. */
final class JsonataValues {
  /** How many characters, members and items an expression may give in all. */
  private static final int LARGEST = 300_000;

  /** Decimal digits that every double keeps. */
  private static final int DIGITS = 15;

  private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

  private JsonataValues() {}

  static @Nullable Object plain(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        object.members().forEach((name, member) -> map.put(name, plain(member)));
        yield map;
      }
      case Json.Arr array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.items().forEach(item -> list.add(plain(item)));
        yield list;
      }
      case Json.Str text -> text.value();
      case Json.Num number -> number(number.value());
      case Json.Bool flag -> flag.value();
      case Json.Nil nil -> null;
    };
  }

  /**
   * @throws JsonataFailed when there is something in it that is not JSON
   */
  static Json json(@Nullable Object value) {
    return json(value, new int[] {LARGEST});
  }

  @SuppressWarnings("ReferenceEquality") // the library's null is one object
  private static Json json(@Nullable Object value, int[] left) {
    left[0] -= value instanceof String text ? text.length() + 1 : 1;
    if (left[0] < 0) {
      throw new JsonataFailed("gives more than " + LARGEST + " characters and values", -1);
    }
    if (value == null || value == Jsonata.NULL_VALUE) {
      return new Json.Nil();
    }
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Json> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), json(member, left)));
        yield new Json.Obj(members);
      }
      case List<?> list -> {
        List<Json> items = new ArrayList<>();
        list.forEach(item -> items.add(json(item, left)));
        yield new Json.Arr(items);
      }
      case String text -> new Json.Str(text);
      case Boolean flag -> new Json.Bool(flag);
      case Double number when !Double.isFinite(number) ->
          throw new JsonataFailed("gives a number that is none", -1);
      case Number number -> new Json.Num(new BigDecimal(number.toString()));
      default -> throw new JsonataFailed("gives something that is not JSON", -1);
    };
  }

  /**
   * A number that a double can't hold exactly goes in as a text. So an order's id keeps its last
   * digits, and an expression that counts with it fails instead of counting wrong.
   */
  private static Object number(BigDecimal number) {
    var plain = number.stripTrailingZeros();
    if (plain.scale() > 0) {
      return plain.precision() <= DIGITS ? (Object) plain.doubleValue() : plain.toPlainString();
    }
    if (plain.abs().compareTo(EXACT) > 0) {
      return plain.toPlainString();
    }
    long exact = plain.longValueExact();
    return exact == (int) exact ? (Object) (int) exact : (Object) exact;
  }
}

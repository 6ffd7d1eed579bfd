package dev.countersign.trust.receipt;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every way to alter one thing of a JSON value, at every depth. */
final class Alterations {
  private Alterations() {}

  static List<Json> of(Json value) {
    return switch (value) {
      case Json.Str(String text) -> List.of(new Json.Str(text + "x"), new Json.Str(""));
      case Json.Num(BigDecimal number) ->
          List.of(
              new Json.Num(number.add(BigDecimal.ONE)),
              new Json.Num(number.add(new BigDecimal("0.1"))),
              new Json.Num(number.negate().subtract(BigDecimal.ONE)),
              new Json.Str(number.toPlainString()));
      case Json.Bool(boolean flag) -> List.of(new Json.Bool(!flag));
      case Json.Nil nil -> List.of(new Json.Str(""));
      case Json.Arr(List<Json> items) -> ofItems(items);
      case Json.Obj object -> ofMembers(object);
    };
  }

  private static List<Json> ofItems(List<Json> items) {
    var altered = new ArrayList<Json>();
    var more = new ArrayList<>(items);
    more.add(new Json.Str("x"));
    altered.add(new Json.Arr(more));
    for (int i = 0; i < items.size(); i++) {
      var fewer = new ArrayList<>(items);
      fewer.remove(i);
      altered.add(new Json.Arr(fewer));
      for (Json each : of(items.get(i))) {
        var other = new ArrayList<>(items);
        other.set(i, each);
        altered.add(new Json.Arr(other));
      }
    }
    return altered;
  }

  private static List<Json> ofMembers(Json.Obj object) {
    var altered = new ArrayList<Json>();
    altered.add(SignedEvents.with(object, "added", new Json.Str("x")));
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      altered.add(SignedEvents.with(object, member.getKey(), null));
      for (Json each : of(member.getValue())) {
        altered.add(SignedEvents.with(object, member.getKey(), each));
      }
    }
    return altered;
  }
}

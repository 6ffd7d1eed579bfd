package dev.countersign.forms.engine.request;

import dev.countersign.forms.engine.EngineKey;
import dev.countersign.forms.engine.EngineKey.Place;
import dev.countersign.forms.engine.RequestRule;
import dev.countersign.forms.json.Json;

/** Checks that a usage has its key where the engine looks for it: else nothing would be once. */
final class KeyCheck {
  private KeyCheck() {}

  /**
   * Checks it.
   *
   * @throws CannotRender when the key is too long, or is not there
   */
  static void check(
      EngineKey rule, RequestRule request, Json.Obj input, EngineRequest made, String key) {
    if (key.length() > rule.longest()) {
      throw new CannotRender("the key is longer than the engine takes");
    }
    switch (rule.place()) {
      case Place.Header(String name) -> {
        if (!key.equals(made.headers().get(name))) {
          throw new CannotRender("the key is not in the header " + name);
        }
      }
      case Place.Member(String pointer) -> {
        Json item = request.payload().map(p -> p.item().evaluate(input)).orElseGet(Json.Nil::new);
        if (!new Json.Str(key).equals(at(item, pointer))) {
          throw new CannotRender("the key is not at " + pointer);
        }
      }
      case Place.Together together -> {
        Json item = request.payload().map(p -> p.item().evaluate(input)).orElseGet(Json.Nil::new);
        for (String pointer : together.pointers()) {
          if (at(item, pointer) instanceof Json.Nil) {
            throw new CannotRender("nothing is at " + pointer + ", which the key is made of");
          }
        }
      }
    }
  }

  /** What stands at a JSON Pointer (RFC 6901). */
  private static Json at(Json value, String pointer) {
    Json at = value;
    for (String token : pointer.substring(1).split("/", -1)) {
      String name = token.replace("~1", "/").replace("~0", "~");
      at =
          switch (at) {
            case Json.Obj object -> object.get(name).orElseGet(Json.Nil::new);
            case Json.Arr(var items)
                when name.matches("[0-9]{1,6}") && Integer.parseInt(name) < items.size() ->
                items.get(Integer.parseInt(name));
            default -> new Json.Nil();
          };
    }
    return at;
  }
}

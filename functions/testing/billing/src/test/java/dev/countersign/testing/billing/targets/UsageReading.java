package dev.countersign.testing.billing.targets;

import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineKey;
import dev.countersign.forms.engine.RequestRule.BodyForm;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.billing.server.LoopbackServer.Asked;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the usages of a request: the other way round than the one that makes it. */
final class UsageReading {
  private static final Pattern RESULT = Pattern.compile("res_[0-9a-f]{32}");

  private final Engine engine;

  /**
   * A usage.
   *
   * @param key what the engine knows it by
   * @param result the result's id, if it has it
   */
  record Item(String key, String result, String text) {}

  UsageReading(Engine engine) {
    this.engine = engine;
  }

  List<Item> of(Asked request) {
    String body = request.body().toText();
    var form = engine.usage().request().payload().orElseThrow().form();
    Stream<Json> items =
        switch (form) {
          case BodyForm.JSON -> json(parsed(body)).stream();
          case BodyForm.NDJSON -> body.lines().map(UsageReading::parsed);
          case BodyForm.URLENCODED -> Stream.of(fields(body));
          case BodyForm.CSV -> throw new IllegalStateException("no engine takes CSV by HTTP");
        };
    return items.map(item -> item(item, request)).toList();
  }

  private List<Json> json(Json body) {
    return engine
        .usage()
        .batch()
        .map(batch ->
            switch (batch.shape()) {
              case Shape.Array() -> ((Json.Arr) body).items();
              case Shape.Member(String name, var _) ->
                  ((Json.Arr) ((Json.Obj) body).get(name).orElseThrow()).items();
              case Shape.Lines() -> List.of(body);
            })
        .orElse(List.of(body));
  }

  private Item item(Json item, Asked request) {
    String text = new String(CanonicalJson.interoperable(item), StandardCharsets.UTF_8);
    String key =
        switch (engine.key().orElseThrow().place()) {
          case EngineKey.Place.Member(String pointer) -> at(item, pointer);
          case EngineKey.Place.Header(String name) ->
              Objects.requireNonNull(request.headers().get(name), name);
          case EngineKey.Place.Together(List<String> pointers) ->
              pointers.stream().map(pointer -> at(item, pointer)).collect(Collectors.joining(" "));
        };
    var named = RESULT.matcher(key + " " + text + " " + request.headers());
    return new Item(key, named.find() ? named.group() : "none", text);
  }

  /** The text at a JSON Pointer, or a number as text. */
  private static String at(Json item, String pointer) {
    Json value = item;
    for (String name : pointer.substring(1).split("/", -1)) {
      value = ((Json.Obj) value).get(name).orElseThrow();
    }
    return value instanceof Json.Str(String text)
        ? text
        : new String(CanonicalJson.interoperable(value), StandardCharsets.UTF_8);
  }

  /** {@code a[b]=c} as {@code {"a": {"b": "c"}}}, one deep. */
  private static Json.Obj fields(String body) {
    Map<String, Json> members = new LinkedHashMap<>();
    Map<String, Map<String, Json>> inner = new LinkedHashMap<>();
    for (String field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      String name = decoded(field.substring(0, equals));
      Json value = new Json.Str(decoded(field.substring(equals + 1)));
      int bracket = name.indexOf('[');
      if (bracket < 0) {
        members.put(name, value);
      } else {
        inner
            .computeIfAbsent(name.substring(0, bracket), outer -> new LinkedHashMap<>())
            .put(name.substring(bracket + 1, name.length() - 1), value);
      }
    }
    inner.forEach((name, own) -> members.put(name, new Json.Obj(own)));
    return new Json.Obj(members);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Json parsed(String text) {
    return ((Reading.Read<Json>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))).value();
  }
}

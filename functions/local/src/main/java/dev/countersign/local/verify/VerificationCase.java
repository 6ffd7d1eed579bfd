package dev.countersign.local.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One stored request with the profile, keys and settings to verify it by.
 *
 * @param profile a name, or a whole profile
 * @param show what is asked for beside the verdict
 */
record VerificationCase(
    Json profile,
    List<String> keys,
    Map<String, String> settings,
    RawDelivery request,
    Set<Show> show) {

  /** The line can't be verified; the message names the place in it and what is wrong. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String pointer, String what) {
      super(pointer + ": " + what);
    }
  }

  /** The line as an object. */
  static Json.Obj line(String text) throws Unusable {
    return switch (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      case Reading.Read<Json> other -> throw new Unusable("", "not a JSON object");
      case Reading.Unreadable<Json> wrong ->
          throw new Unusable("", wrong.problems().getFirst().detail());
    };
  }

  static VerificationCase read(Json.Obj line) throws Unusable {
    var request =
        new RawDelivery(
            optional(line, "method").orElse("POST"),
            optional(line, "url").orElse(""),
            headers(line),
            body(line),
            at(line),
            optional(line, "client_certificate").orElse(null));
    return new VerificationCase(
        line.get("profile").orElseThrow(() -> new Unusable("/profile", "missing")),
        texts(line.get("keys").orElseGet(() -> new Json.Arr(List.of())), "/keys"),
        settings(line),
        request,
        show(line));
  }

  List<SourceKey> liveKeys() {
    return keys.stream().map(SourceKey::always).toList();
  }

  private static Set<Show> show(Json.Obj line) throws Unusable {
    var asked = EnumSet.noneOf(Show.class);
    for (String word : texts(line.get("show").orElseGet(() -> new Json.Arr(List.of())), "/show")) {
      asked.add(
          Arrays.stream(Show.values())
              .filter(show -> show.wire().equals(word))
              .findFirst()
              .orElseThrow(() -> new Unusable("/show", "neither items nor hint")));
    }
    return asked;
  }

  private static Instant at(Json.Obj line) throws Unusable {
    try {
      return OffsetDateTime.parse(
              optional(line, "at").orElseThrow(() -> new Unusable("/at", "missing")))
          .toInstant();
    } catch (DateTimeException e) {
      throw new Unusable("/at", "not an RFC 3339 time with an offset");
    }
  }

  private static Bytes body(Json.Obj line) throws Unusable {
    try {
      return Bytes.of(Base64.getDecoder().decode(optional(line, "body").orElse("")));
    } catch (IllegalArgumentException e) {
      throw new Unusable("/body", "not base64");
    }
  }

  private static Map<String, List<String>> headers(Json.Obj line) throws Unusable {
    var headers = new LinkedHashMap<String, List<String>>();
    for (var header : members(line, "headers").entrySet()) {
      headers.put(header.getKey(), texts(header.getValue(), "/headers/" + header.getKey()));
    }
    return headers;
  }

  private static Map<String, String> settings(Json.Obj line) throws Unusable {
    var settings = new LinkedHashMap<String, String>();
    for (var setting : members(line, "settings").entrySet()) {
      String pointer = "/settings/" + setting.getKey();
      settings.put(setting.getKey(), one(setting.getValue(), pointer));
    }
    return settings;
  }

  private static Map<String, Json> members(Json.Obj line, String name) throws Unusable {
    return switch (line.get(name).orElseGet(() -> new Json.Obj(Map.of()))) {
      case Json.Obj object -> object.members();
      default -> throw new Unusable("/" + name, "not an object");
    };
  }

  private static Optional<String> optional(Json.Obj line, String name) throws Unusable {
    var value = line.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(one(value.get(), "/" + name));
  }

  /** The text of a member that takes one: alone, or in an array. */
  private static String one(Json value, String pointer) throws Unusable {
    var texts = texts(value, pointer);
    if (texts.size() != 1) {
      throw new Unusable(pointer, "an array of " + texts.size() + " where it takes one text");
    }
    return texts.getFirst();
  }

  /** One text, or several. A key may be given as a JSON object. */
  private static List<String> texts(Json value, String pointer) throws Unusable {
    return switch (value) {
      case Json.Str(String text) -> List.of(text);
      case Json.Arr(List<Json> items) -> {
        var all = new ArrayList<String>();
        for (Json item : items) {
          all.addAll(texts(item, pointer));
        }
        yield all;
      }
      case Json.Obj object ->
          List.of(Bytes.of(dev.countersign.forms.json.CanonicalJson.write(object)).toText());
      default -> throw new Unusable(pointer, "not a string");
    };
  }
}

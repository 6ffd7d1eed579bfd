package dev.countersign.forms.engine.answer;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands in an answer.
 *
 * @param value JSON, or a text
 * @param origin whose it looks like
 */
record AnswerBody(Json value, Origin origin) {
  /** Whose a body looks like. */
  enum Origin {
    /** The engine's. */
    ENGINE,
    /** That of something on the way: broken, without an end, or a page for people. */
    STRANGER
  }

  /** Reads a body. */
  static AnswerBody of(RawAnswer answer) {
    if (answer.body().size() > RawAnswer.LARGEST) {
      return new AnswerBody(new Json.Str(""), Origin.STRANGER);
    }
    String text = answer.body().toText();
    String media = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    String type = media.split(";", 2)[0].strip();
    if (text.isBlank()) {
      return new AnswerBody(new Json.Str(""), Origin.ENGINE);
    }
    boolean html = type.equals("text/html") || type.equals("application/xhtml+xml");
    if (html || text.stripLeading().toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
      return new AnswerBody(new Json.Str(text), Origin.STRANGER);
    }
    boolean says = type.endsWith("/json") || type.endsWith("+json");
    boolean looks = text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
    if (!says && !looks) {
      return new AnswerBody(new Json.Str(text), Origin.ENGINE);
    }
    return switch (StrictJson.parse(answer.body().toArray())) {
      case Reading.Read<Json>(Json value) -> new AnswerBody(value, Origin.ENGINE);
      case Reading.Unreadable<Json> broken -> new AnswerBody(new Json.Str(text), Origin.STRANGER);
    };
  }

  /** The input of an expression over the answer. */
  Json.Obj input(RawAnswer answer, Map<String, Json> beside) {
    Map<String, Json> names = new TreeMap<>(beside);
    Map<String, Json> headers = new TreeMap<>();
    answer.headers().forEach((name, header) -> headers.put(name, new Json.Str(header)));
    names.put("status", new Json.Num(java.math.BigDecimal.valueOf(answer.status())));
    names.put("headers", new Json.Obj(headers));
    names.put("body", value);
    return new Json.Obj(names);
  }
}

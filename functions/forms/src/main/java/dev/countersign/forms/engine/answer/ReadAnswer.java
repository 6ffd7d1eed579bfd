package dev.countersign.forms.engine.answer;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an engine's answer to a reading means. */
public sealed interface ReadAnswer {
  /** What was asked for is there: an id, {@code {"value": number}}, a number, or lines. */
  record Found(Json value) implements ReadAnswer {
    /** How much it is; none where the answer doesn't say. */
    public Optional<BigDecimal> amount() {
      return value instanceof Json.Obj object
          ? object.get("value").flatMap(Evaluated::number)
          : Evaluated.number(value);
    }

    /** The engine's own id of it; none where the answer doesn't say. */
    public Optional<String> reference() {
      return value instanceof Json.Str(String id) ? Optional.of(id) : Optional.empty();
    }

    /** The usages that it lists; a line without a key is left out. */
    public List<Line> lines() {
      return Evaluated.list(value).stream().flatMap(line -> Line.of(line).stream()).toList();
    }
  }

  /** A usage that an engine lists. */
  record Line(String key, Optional<BigDecimal> amount) {
    static Optional<Line> of(Json line) {
      return line instanceof Json.Obj object
          ? object
              .text("key")
              .map(key -> new Line(key, object.get("value").flatMap(Evaluated::number)))
          : Optional.empty();
    }
  }

  /**
   * It may be on another page.
   *
   * @param soFar what this page gives
   * @param next the address of the next page
   */
  record Further(Json soFar, URI next) implements ReadAnswer {}

  /** It is surely not there. */
  record Absent() implements ReadAnswer {}

  /** Nobody knows. */
  record Unknown(Optional<Duration> after) implements ReadAnswer {}
}

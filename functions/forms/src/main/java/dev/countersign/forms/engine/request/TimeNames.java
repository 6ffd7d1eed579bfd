package dev.countersign.forms.engine.request;

import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** How a time and texts stand in an input. */
final class TimeNames {
  private TimeNames() {}

  /** A time in whole seconds, as engines want it. */
  static Json.Obj of(Instant time, ZoneId zone) {
    var whole = time.truncatedTo(ChronoUnit.SECONDS);
    return new Json.Obj(
        Map.of(
            "iso", new Json.Str(whole.toString()),
            "seconds", number(whole.getEpochSecond()),
            "millis", number(whole.toEpochMilli()),
            "date", new Json.Str(whole.atZone(zone).toLocalDate().toString()),
            "hour", new Json.Str(whole.truncatedTo(ChronoUnit.HOURS).toString())));
  }

  /** Texts by their names. */
  static Json.Obj texts(Map<String, String> texts) {
    Map<String, Json> members = new TreeMap<>();
    texts.forEach((name, text) -> members.put(name, new Json.Str(text)));
    return new Json.Obj(members);
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }
}

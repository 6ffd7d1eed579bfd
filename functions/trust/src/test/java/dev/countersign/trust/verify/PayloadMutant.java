package dev.countersign.trust.verify;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a JSON payload's members at random: it stays JSON, and says what no vendor says. */
final class PayloadMutant {
  private static final List<Json> ODD =
      List.of(
          new Json.Nil(),
          new Json.Bool(true),
          new Json.Bool(false),
          new Json.Num(BigDecimal.ZERO),
          new Json.Num(new BigDecimal("-1")),
          new Json.Num(new BigDecimal("1e308")),
          new Json.Num(new BigDecimal("9007199254740993")),
          new Json.Num(new BigDecimal("0.1")),
          new Json.Str(""),
          new Json.Str(" "),
          new Json.Str("x".repeat(5000)),
          new Json.Str("\u0000\u2028\ud83d\ude00"),
          new Json.Str("2026-11-02"),
          new Json.Str("constructor"),
          new Json.Arr(List.of()),
          new Json.Arr(List.of(new Json.Nil(), new Json.Num(BigDecimal.ONE))),
          new Json.Obj(Map.of()),
          new Json.Obj(Map.of("id", new Json.Obj(Map.of("id", new Json.Num(BigDecimal.ONE))))));

  private PayloadMutant() {}

  /** The payload with one to four of its members changed, taken away or doubled. */
  static Bytes of(Json payload, Random random) {
    Json changed = payload;
    for (int i = random.nextInt(4); i >= 0; i--) {
      changed = changed(changed, random);
    }
    return Bytes.of(CanonicalJson.write(changed));
  }

  private static Json changed(Json value, Random random) {
    return switch (value) {
      case Json.Obj(Map<String, Json> members) when !members.isEmpty() && random.nextInt(8) != 0 ->
          member(members, random);
      case Json.Arr(List<Json> items) when !items.isEmpty() && random.nextInt(8) != 0 ->
          item(items, random);
      default -> ODD.get(random.nextInt(ODD.size()));
    };
  }

  private static Json member(Map<String, Json> members, Random random) {
    var changed = new LinkedHashMap<>(members);
    String name = List.copyOf(members.keySet()).get(random.nextInt(members.size()));
    if (random.nextInt(4) == 0) {
      changed.remove(name);
    } else {
      changed.computeIfPresent(name, (same, old) -> changed(old, random));
    }
    return new Json.Obj(changed);
  }

  private static Json item(List<Json> items, Random random) {
    var changed = new ArrayList<>(items);
    int place = random.nextInt(items.size());
    switch (random.nextInt(6)) {
      case 0 -> changed.remove(place);
      case 1 -> changed.add(items.get(place));
      default -> changed.set(place, changed(items.get(place), random));
    }
    return new Json.Arr(changed);
  }
}

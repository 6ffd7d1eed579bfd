package dev.countersign.testing.billing.targets;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.testing.billing.server.LoopbackServer.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer among an engine's samples, and what its file reads in it.
 *
 * @param of which request it answers
 * @param keys the results that it speaks of
 * @param means what it says of each of them
 */
record TargetSample(String of, Json.Obj answer, List<String> keys, List<Json.Obj> means) {
  private static final String GOLDEN = "res_b20ac2b61010aca6e6bea519ec912bc5";
  private static final String GOLDEN_REVERSAL = "res_4f029ebe80e3810f5821720a246c6e0a";

  static TargetSample of(Json.Obj line) {
    String of = line.text("of").orElse("usage");
    var given = (Json.Obj) line.get("answer").orElseThrow();
    if (line.get("keys").orElse(null) instanceof Json.Arr(List<Json> keys)) {
      var means = ((Json.Arr) line.get("means").orElseThrow()).items();
      return new TargetSample(
          of,
          given,
          keys.stream().map(key -> ((Json.Str) key).value()).toList(),
          means.stream().map(Json.Obj.class::cast).toList());
    }
    String usual = of.startsWith("document") ? GOLDEN_REVERSAL : GOLDEN;
    return new TargetSample(
        of,
        given,
        List.of(line.text("key").orElse(usual)),
        List.of((Json.Obj) line.get("means").orElseThrow()));
  }

  /** Whether this is what it says of all that it speaks of. */
  boolean says(String word) {
    return means.stream().allMatch(each -> each.text("is").filter(word::equals).isPresent());
  }

  int status() {
    return ((Json.Num) answer.get("status").orElseThrow()).value().intValueExact();
  }

  /** The answer, of other results. */
  Answer about(List<String> others) {
    var headers = new TreeMap<String, String>();
    var body = answer.get("body").orElse(new Json.Str(""));
    String text =
        body instanceof Json.Str(String own)
            ? own
            : new String(CanonicalJson.interoperable(body), StandardCharsets.UTF_8);
    if (!(body instanceof Json.Str)) {
      headers.put("Content-Type", "application/json");
    }
    if (answer.get("headers").orElse(null) instanceof Json.Obj(Map<String, Json> own)) {
      own.forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
    }
    for (int i = 0; i < Math.min(keys.size(), others.size()); i++) {
      // Some engines have the id without what stands before it.
      text = text.replace(hex(keys.get(i)), hex(others.get(i)));
    }
    return new Answer(status(), headers, text);
  }

  private static String hex(String result) {
    return result.replaceFirst("^res_", "");
  }

  @Override
  public String toString() {
    return of + " " + status() + " " + means;
  }
}

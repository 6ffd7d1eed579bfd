package dev.countersign.app;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An engine that can be read in every way: by ids, by lists in pages of two, by sums. It proves
 * nothing of any vendor's.
 */
final class LineEngine implements EngineConnection {
  /** A line that it has. */
  record Line(String who, String what, long at, long n) {}

  final Map<String, Line> lines = new TreeMap<>();

  /** The keys that it knows, also of lines that are gone. */
  final Set<String> keys = new HashSet<>();

  /** What was put or made, in order. */
  final List<String> posts = new ArrayList<>();

  /** What was read, in order. */
  final List<String> reads = new ArrayList<>();

  /** Which requests get no answer. */
  Predicate<OutgoingRequest> down = request -> false;

  /** Comes before each request. */
  Runnable before = () -> {};

  @Override
  public synchronized Exchange send(OutgoingRequest request, Duration longest) {
    before.run();
    boolean reading = request.method().equals("GET");
    (reading ? reads : posts).add(request.url().toString());
    if (down.test(request)) {
      return new Exchange.NoAnswer("too_slow");
    }
    return new Exchange.Answered(reading ? read(request) : post(request));
  }

  void forget(String id) {
    lines.remove(id);
  }

  private RawAnswer post(OutgoingRequest request) {
    var body = ((Reading.Read<Json>) StrictJson.parse(request.body().toArray())).value();
    var line = (Json.Obj) body;
    String id = line.text("id").orElseThrow();
    if (!keys.add(id)) {
      return json(409, "{}");
    }
    lines.put(
        id,
        new Line(
            line.text("who").orElseThrow(),
            line.text("what").orElseThrow(),
            number(line, "at"),
            number(line, "n")));
    return json(200, "{}");
  }

  private RawAnswer read(OutgoingRequest request) {
    String path = request.url().getPath();
    if (path.startsWith("/lines/")) {
      var line = lines.get(path.substring("/lines/".length()));
      return line == null ? json(404, "{}") : json(200, "{\"n\":" + line.n() + "}");
    }
    var asked = query(request.url().getQuery());
    var chosen =
        lines.entrySet().stream()
            .filter(each -> each.getValue().who().equals(asked.get("who")))
            .filter(each -> each.getValue().what().equals(asked.get("what")))
            .filter(each -> each.getValue().at() >= Long.parseLong(asked.get("from")))
            .filter(each -> each.getValue().at() < Long.parseLong(asked.get("to")))
            .toList();
    if (path.equals("/sum")) {
      long sum = chosen.stream().mapToLong(each -> each.getValue().n()).sum();
      return json(200, "{\"sum\":" + sum + "}");
    }
    int page = Integer.parseInt(asked.getOrDefault("page", "0"));
    String listed =
        chosen.stream()
            .skip(page * 2L)
            .limit(2)
            .map(each -> "{\"id\":\"" + each.getKey() + "\",\"n\":" + each.getValue().n() + "}")
            .collect(Collectors.joining(","));
    String next = chosen.size() > page * 2 + 2 ? ",\"next\":" + (page + 1) : "";
    return json(200, "{\"lines\":[" + listed + "]" + next + "}");
  }

  private static Map<String, String> query(String text) {
    var asked = new HashMap<String, String>();
    for (String each : text.split("&", -1)) {
      int at = each.indexOf('=');
      asked.put(each.substring(0, at), each.substring(at + 1));
    }
    return asked;
  }

  private static long number(Json.Obj line, String name) {
    return line.get(name).orElseThrow() instanceof Json.Num(var number)
        ? number.longValueExact()
        : 0;
  }

  private static RawAnswer json(int status, String text) {
    return RawAnswer.of(
        status,
        Map.of("content-type", "application/json"),
        Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}

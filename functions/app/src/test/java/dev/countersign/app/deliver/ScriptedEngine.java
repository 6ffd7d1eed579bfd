package dev.countersign.app.deliver;

import dev.countersign.app.deliver.connect.EngineConnection;
import dev.countersign.app.deliver.connect.OutgoingRequest;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An engine that keeps lines by their ids and knows each id for ever; and does to each request what
 * a script says. It proves nothing of any vendor's.
 */
final class ScriptedEngine implements EngineConnection {
  /** What is done to a request. */
  enum Manner {
    TAKE,
    /** It is lost on its way there. */
    LOSE_REQUEST,
    /** It is taken, and the answer is lost. */
    LOSE_ANSWER,
    NO_CONNECTION,
    /** Too many requests; for a minute. */
    TOO_MANY,
    UNAUTHORIZED,
  }

  /** Chooses by the number of the request, from 1. */
  @FunctionalInterface
  interface Script {
    Manner of(int number, OutgoingRequest request);
  }

  /** What it counts: the number of each line by its id. */
  final Map<String, Long> lines = new TreeMap<>();

  /** The credits by their references, as often as they were made. */
  final Map<String, List<Long>> credits = new TreeMap<>();

  /** The accounts that it has, by customer. */
  final Map<String, String> accounts = new TreeMap<>();

  /** All requests that put or make something, in order. */
  final List<OutgoingRequest> requests = new ArrayList<>();

  Script script = (number, request) -> Manner.TAKE;

  private int number;

  @Override
  public synchronized Exchange send(OutgoingRequest request, Duration longest) {
    number++;
    if (request.method().equals("POST")) {
      requests.add(request);
    }
    return switch (script.of(number, request)) {
      case TAKE -> new Exchange.Answered(answer(request));
      case LOSE_REQUEST -> new Exchange.NoAnswer("too_slow");
      case LOSE_ANSWER -> {
        var _ = answer(request);
        yield new Exchange.NoAnswer("too_slow");
      }
      case NO_CONNECTION -> new Exchange.NotSent("no_connection");
      case TOO_MANY ->
          new Exchange.Answered(
              RawAnswer.of(429, Map.of("retry-after", "60"), Bytes.of(new byte[0])));
      case UNAUTHORIZED -> new Exchange.Answered(json(401, "{}"));
    };
  }

  private RawAnswer answer(OutgoingRequest request) {
    String path = request.url().getPath();
    if (request.method().equals("GET")) {
      String key = path.substring(path.lastIndexOf('/') + 1);
      if (path.startsWith("/accounts/")) {
        var account = accounts.get(key);
        return account == null ? json(404, "{}") : json(200, "{\"id\":\"" + account + "\"}");
      }
      var known = path.startsWith("/credits/") ? credits : lines;
      boolean there = known.containsKey(key);
      return there ? json(200, "{\"id\":\"" + key + "\"}") : json(404, "{}");
    }
    var body = parsed(request.body());
    if (path.equals("/credits")) {
      var credit = (Json.Obj) body;
      credits
          .computeIfAbsent(credit.text("id").orElseThrow(), id -> new ArrayList<>())
          .add(number(credit));
      return json(200, "{}");
    }
    if (body instanceof Json.Arr(List<Json> items)) {
      var failed = new ArrayList<String>();
      for (Json item : items) {
        int status = take((Json.Obj) item);
        if (status != 200) {
          String id = ((Json.Obj) item).text("id").orElseThrow();
          failed.add("{\"id\":\"" + id + "\",\"status\":" + status + "}");
        }
      }
      return json(207, "{\"failed\":[" + String.join(",", failed) + "]}");
    }
    int status = take((Json.Obj) body);
    return json(status, status == 400 ? "{\"code\":\"unknown_customer\"}" : "{}");
  }

  private int take(Json.Obj line) {
    String id = line.text("id").orElseThrow();
    if (line.text("who").orElseThrow().startsWith("bad")) {
      return 400;
    }
    if (line.text("who").orElseThrow().startsWith("busy")) {
      return 503;
    }
    if (lines.containsKey(id)) {
      return 409;
    }
    lines.put(id, number(line));
    return 200;
  }

  /** What was ever asked for under one id. */
  List<Bytes> asked(String id) {
    return requests.stream()
        .map(OutgoingRequest::body)
        .filter(body -> body.toText().contains("\"" + id + "\""))
        .toList();
  }

  /** All that it has, with its credits. */
  synchronized long sum() {
    long sum = lines.values().stream().mapToLong(Long::longValue).sum();
    return sum - credits.values().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
  }

  private static long number(Json.Obj line) {
    return line.get("n").orElseThrow() instanceof Json.Num(var number)
        ? number.longValueExact()
        : 0;
  }

  private static Json parsed(Bytes body) {
    return ((Reading.Read<Json>) StrictJson.parse(body.toArray())).value();
  }

  private static RawAnswer json(int status, String text) {
    return RawAnswer.of(status, Map.of("content-type", "application/json"), ResultMaker.text(text));
  }
}

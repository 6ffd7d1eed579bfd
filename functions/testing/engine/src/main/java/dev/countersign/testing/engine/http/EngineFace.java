package dev.countersign.testing.engine.http;

import com.dashjoin.jsonata.Functions;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.EngineAnswer;
import dev.countersign.testing.engine.EngineReading;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.FakeEngine;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fake engine's HTTP, without a socket: what is asked, and what is answered.
 *
 * <table>
 * <caption>What it takes</caption>
 * <tr><td>{@code POST /v1/requests}</td><td>one request (see {@link RequestReader})</td></tr>
 * <tr><td>{@code POST /v1/batches}</td><td>{@code {"items": […]}}; the answers stand in the same
 * order, each with the status that it would have alone; where it speaks of half of them, of the
 * first half</td></tr>
 * <tr><td>{@code GET /v1/lines/KEY}</td><td>{@code {"value": 3000}}, or 404</td></tr>
 * <tr><td>{@code GET /v1/documents/REFERENCE}</td><td>the same</td></tr>
 * <tr><td>{@code GET /v1/sums?customer=…&meter=…&period=…}</td><td>the same</td></tr>
 * </table>
 *
 * <p>A request is answered 200 (taken), 409 (the key is known), 422 (the period is closed), 400
 * (refused), 429 (busy, or away: a server can't refuse the connection of one request alone), 500
 * (broken) or not at all (lost). What can't be read is 400, {@code unreadable}, and is not in the
 * books.
 */
public final class EngineFace {
  private final FakeEngine engine;

  public EngineFace(FakeEngine engine) {
    this.engine = engine;
  }

  /** Answers one request that came at a time. */
  public FaceAnswer answer(String method, URI uri, byte[] body, Instant now) {
    var path = uri.getPath();
    return switch (method + " " + path) {
      case "POST /v1/requests" -> request(body, now);
      case "POST /v1/batches" -> batch(body, now);
      case "GET /v1/sums" -> read(sum(parameters(uri), now));
      default -> readOne(method, path, now);
    };
  }

  /** Takes a request that was so long on its way that nobody hears the answer. */
  public void unheard(String method, URI uri, byte[] body, Instant now) {
    var items =
        switch (method + " " + uri.getPath()) {
          case "POST /v1/requests" -> RequestReader.one(body).map(List::of);
          case "POST /v1/batches" -> RequestReader.batch(body);
          default -> Optional.<List<EngineRequest>>empty();
        };
    items.ifPresent(some -> engine.takeUnheard(some, now));
  }

  private FaceAnswer request(byte[] body, Instant now) {
    return RequestReader.one(body)
        .map(request -> answer(engine.take(request, now)))
        .orElseGet(EngineFace::unreadable);
  }

  private FaceAnswer batch(byte[] body, Instant now) {
    var items = RequestReader.batch(body);
    if (items.isEmpty()) {
      return unreadable();
    }
    var answers = engine.takeBatch(items.get(), now).stream().map(EngineFace::answer).toList();
    var first = answers.getFirst();
    if (first.status() == 0 || first.status() == 429 || first.status() == 500) {
      return first;
    }
    var parts =
        answers.stream()
            .filter(one -> !one.body().contains(FakeEngine.LEFT_OUT))
            .map(one -> "{\"status\":" + one.status() + ",\"body\":" + one.body() + "}")
            .toList();
    return FaceAnswer.of(200, "{\"answers\":[" + String.join(",", parts) + "]}");
  }

  private FaceAnswer readOne(String method, String path, Instant now) {
    var parts = List.of(path.split("/", -1));
    if (!method.equals("GET") || parts.size() != 4) {
      return FaceAnswer.of(404, json(Map.of("code", "no_such_address")));
    }
    return switch (parts.get(2)) {
      case "lines" -> read(engine.line(parts.get(3), now));
      case "documents" -> read(engine.document(parts.get(3), now));
      default -> FaceAnswer.of(404, json(Map.of("code", "no_such_address")));
    };
  }

  private EngineReading sum(Map<String, String> parameters, Instant now) {
    var account =
        new Account(parameters.getOrDefault("customer", ""), parameters.getOrDefault("meter", ""));
    return engine.sum(account, parameters.getOrDefault("period", ""), now);
  }

  private static Map<String, String> parameters(URI uri) {
    var parameters = new LinkedHashMap<String, String>();
    for (var part : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static FaceAnswer read(EngineReading reading) {
    return switch (reading) {
      case EngineReading.Found(long value) -> FaceAnswer.of(200, json(Map.of("value", value)));
      case EngineReading.Absent() -> FaceAnswer.of(404, json(Map.of("code", "not_there")));
      case EngineReading.Silent() -> FaceAnswer.of(500, json(Map.of("code", "away")));
      case EngineReading.Unable() -> FaceAnswer.of(404, json(Map.of("code", "no_such_address")));
    };
  }

  private static FaceAnswer answer(EngineAnswer answer) {
    return switch (answer.word()) {
      case ACCEPTED -> FaceAnswer.of(200, accepted(answer));
      case DUPLICATE -> coded(409, answer);
      case CLOSED -> coded(422, answer);
      case REFUSED -> coded(400, answer);
      case RETRY -> busy(answer);
      case UNKNOWN -> coded("time_out".equals(answer.reason()) ? 0 : 500, answer);
    };
  }

  private static String accepted(EngineAnswer answer) {
    return answer.reference() == null ? "{}" : json(Map.of("reference", answer.reference()));
  }

  private static FaceAnswer busy(EngineAnswer answer) {
    var after = answer.retryAfter();
    return new FaceAnswer(
        429,
        after == null ? Map.of() : Map.of("Retry-After", String.valueOf(after.toSeconds())),
        json(Map.of("code", String.valueOf(answer.reason()))));
  }

  private static FaceAnswer coded(int status, EngineAnswer answer) {
    return FaceAnswer.of(status, json(Map.of("code", String.valueOf(answer.reason()))));
  }

  private static FaceAnswer unreadable() {
    return FaceAnswer.of(400, json(Map.of("code", "unreadable")));
  }

  private static String json(Map<String, Object> members) {
    return Functions.string(members, false);
  }
}

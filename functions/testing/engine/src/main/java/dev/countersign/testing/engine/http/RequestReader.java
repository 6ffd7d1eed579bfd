package dev.countersign.testing.engine.http;

import com.dashjoin.jsonata.json.Json;
import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.EngineRequest;
import dev.countersign.testing.engine.EngineRequest.Kind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests: {@code {"kind": "usage", "key": "res_…", "customer": "acme", "meter": "calls",
 * "value": 3000, "time": "2026-11-02T10:00:00Z", "of": "res_…"}}. {@code kind} is {@code usage},
 * {@code negative}, {@code cancel}, {@code replace} or {@code document}; a member that is missing
 * is read as empty, a value as zero. Other members are let through: they are among the bytes.
 */
final class RequestReader {
  private RequestReader() {}

  /** One request, whose bytes are the whole body; none if it can't be read. */
  static Optional<EngineRequest> one(byte[] body) {
    return parsed(body).flatMap(item -> request(item, text(body)));
  }

  /** The items of a batch, each with the bytes of its members; none if one can't be read. */
  static Optional<List<EngineRequest>> batch(byte[] body) {
    if (!(parsed(body).orElse(null) instanceof Map<?, ?> members)
        || !(members.get("items") instanceof List<?> list)
        || list.isEmpty()) {
      return Optional.empty();
    }
    var requests = new ArrayList<EngineRequest>();
    for (var item : list) {
      var request = item == null ? Optional.<EngineRequest>empty() : request(item, item.toString());
      if (request.isEmpty()) {
        return Optional.empty();
      }
      requests.add(request.get());
    }
    return Optional.of(List.copyOf(requests));
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1);
  }

  private static Optional<Object> parsed(byte[] body) {
    try {
      return Optional.ofNullable(Json.parseJson(new String(body, StandardCharsets.UTF_8)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<EngineRequest> request(Object item, String bytes) {
    if (!(item instanceof Map<?, ?> members)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new EngineRequest(
              Kind.valueOf(text(members, "kind").toUpperCase(Locale.ROOT)),
              text(members, "key"),
              new Account(text(members, "customer"), text(members, "meter")),
              members.get("value") instanceof Number value ? value.longValue() : 0,
              Instant.parse(text(members, "time")),
              member(members, "of"),
              bytes));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Map<?, ?> members, String name) {
    return Optional.ofNullable(member(members, name)).orElse("");
  }

  private static @Nullable String member(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : null;
  }
}

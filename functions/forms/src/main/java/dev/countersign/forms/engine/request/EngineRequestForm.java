package dev.countersign.forms.engine.request;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.engine.request.EngineRequest.BatchFrame;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bytes that a request is frozen as: JSON with method, address, headers, body and frame. */
public final class EngineRequestForm {
  private EngineRequestForm() {}

  /** The request as bytes; equal requests have equal bytes. */
  public static Bytes write(EngineRequest request) {
    Map<String, Json> members = new TreeMap<>();
    members.put("method", text(request.method()));
    members.put("url", text(request.url().toString()));
    Map<String, Json> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name, text(value)));
    members.put("headers", new Json.Obj(headers));
    members.put("body", text(request.body().toText()));
    request
        .frame()
        .ifPresent(frame ->
            members.put(
                "frame",
                new Json.Obj(
                    Map.of(
                        "before", text(frame.before()),
                        "between", text(frame.between()),
                        "after", text(frame.after())))));
    return Bytes.of(CanonicalJson.write(new Json.Obj(members)));
  }

  /** Reads what {@link #write} wrote; {@code unreadable_request} where it is something else. */
  public static Reading<EngineRequest> read(Bytes bytes) {
    return StrictJson.parse(bytes.toArray())
        .then(json ->
            json instanceof Json.Obj object
                ? request(object)
                    .<Reading<EngineRequest>>map(Reading::of)
                    .orElseGet(EngineRequestForm::wrong)
                : wrong());
  }

  private static Optional<EngineRequest> request(Json.Obj from) {
    var method = from.text("method");
    var url = from.text("url").flatMap(EngineRequestForm::url);
    var body = from.text("body");
    if (method.isEmpty() || url.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    var headers = new TreeMap<String, String>();
    if (from.get("headers").orElse(null) instanceof Json.Obj given) {
      given
          .members()
          .keySet()
          .forEach(name -> given.text(name).ifPresent(v -> headers.put(name, v)));
    }
    return Optional.of(
        new EngineRequest(
            method.get(),
            url.get(),
            headers,
            Bytes.of(body.get().getBytes(StandardCharsets.UTF_8)),
            from.get("frame").flatMap(EngineRequestForm::frame)));
  }

  private static Optional<BatchFrame> frame(Json value) {
    return value instanceof Json.Obj frame
        ? frame
            .text("before")
            .flatMap(before ->
                frame
                    .text("between")
                    .flatMap(between ->
                        frame.text("after").map(after -> new BatchFrame(before, between, after))))
        : Optional.empty();
  }

  private static Optional<URI> url(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Json text(String text) {
    return new Json.Str(text);
  }

  private static Reading<EngineRequest> wrong() {
    return Reading.wrong(
        new Problem("unreadable_request", "", "not a frozen request", "make it anew"));
  }
}

package dev.countersign.forms.engine;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.CorrectionRule.Request;
import dev.countersign.forms.engine.answer.AnswerReader;
import dev.countersign.forms.engine.answer.RawAnswer;
import dev.countersign.forms.engine.answer.ReadReader;
import dev.countersign.forms.engine.request.BaseAddress;
import dev.countersign.forms.engine.request.BatchComposer;
import dev.countersign.forms.engine.request.EngineRequest;
import dev.countersign.forms.engine.request.PostingInput;
import dev.countersign.forms.engine.request.Rendering;
import dev.countersign.forms.engine.request.RequestInput;
import dev.countersign.forms.engine.request.RequestRenderer;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** A line of an engine's samples, and what the engine's file makes of it. */
record EngineSample(Engine engine, Json.Obj line) {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  /** The name of what the file makes of it: {@code request} or {@code means}. */
  String made() {
    return line.get("answer").isPresent() ? "means" : "request";
  }

  /** What the file makes of it. */
  Json actual() {
    return made().equals("means") ? means() : request();
  }

  private String of() {
    return line.text("of").orElse("usage");
  }

  private SampleInput input() {
    return new SampleInput(engine, (Json.Obj) line.get("input").orElse(new Json.Obj(Map.of())));
  }

  private List<SampleInput> inputs() {
    return line.get("inputs").orElse(null) instanceof Json.Arr(List<Json> several)
        ? several.stream().map(one -> new SampleInput(engine, (Json.Obj) one)).toList()
        : List.of(input());
  }

  private Json request() {
    if (of().equals("usage")) {
      return usage(inputs(), SampleInput::usage);
    }
    if (of().startsWith("correct/") && correction().request() instanceof Request.AsUsage) {
      return usage(inputs(), input -> input.correction(correction().how()));
    }
    return rendered(rendering(input()));
  }

  private Json usage(List<SampleInput> inputs, Function<SampleInput, PostingInput> made) {
    var items = new ArrayList<EngineRequest>();
    for (SampleInput one : inputs) {
      var rendering = renderer(one).usage(engine.usage(), engine.key(), made.apply(one));
      if (!(rendering instanceof Rendering.Rendered(EngineRequest item))) {
        return rendered(rendering);
      }
      items.add(item);
    }
    if (engine.usage().batch().isEmpty()) {
      return request(items.getFirst());
    }
    var batches = BatchComposer.compose(items, engine.usage().batch().get());
    return batches.size() == 1
        ? request(batches.getFirst().request())
        : new Json.Arr(batches.stream().map(b -> (Json) request(b.request())).toList());
  }

  private Rendering rendering(SampleInput input) {
    if (of().startsWith("correct/")
        && correction().request() instanceof Request.Own(var own, var answers)) {
      return renderer(input).alone(own, input.correction(correction().how()));
    }
    if (of().endsWith("/make")) {
      return renderer(input).alone(document().make(), input.document());
    }
    return renderer(input).alone(reading().request(), readingInput(input));
  }

  private CorrectionRule correction() {
    return engine.corrections().get(Integer.parseInt(of().substring("correct/".length())));
  }

  private DocumentRules.Document document() {
    return (of().startsWith("document/credit")
            ? engine.documents().credit()
            : engine.documents().charge())
        .orElseThrow();
  }

  private ReadRule reading() {
    return switch (of()) {
      case "read_back/by_id" -> engine.readBack().byId().orElseThrow();
      case "read_back/sums" -> engine.readBack().sums().orElseThrow();
      case "read_back/list" -> engine.readBack().list().orElseThrow();
      default -> ofDocument();
    };
  }

  private ReadRule ofDocument() {
    String[] parts = of().split("/", -1);
    return parts[2].equals("first")
        ? document().first().get(Integer.parseInt(parts[3])).read()
        : document().find();
  }

  private RequestInput readingInput(SampleInput input) {
    return switch (of()) {
      case "read_back/by_id" -> input.usage();
      case "read_back/sums", "read_back/list" -> input.period();
      default -> input.document();
    };
  }

  private RequestRenderer renderer(SampleInput input) {
    return new RequestRenderer(
        BaseAddress.of(engine.address(), input.url(), input.settings()).orElseThrow());
  }

  private static Json rendered(Rendering rendering) {
    return switch (rendering) {
      case Rendering.Rendered(EngineRequest request) -> request(request);
      case Rendering.Unrenderable(String what) ->
          new Json.Obj(Map.of("unreadable", new Json.Str(what)));
    };
  }

  private static Json.Obj request(EngineRequest request) {
    Map<String, Json> shown = new java.util.LinkedHashMap<>();
    shown.put("method", new Json.Str(request.method()));
    shown.put("url", new Json.Str(request.url().toString()));
    Map<String, Json> headers = new TreeMap<>();
    request.headers().forEach((name, value) -> headers.put(name, new Json.Str(value)));
    shown.put("headers", new Json.Obj(headers));
    if (request.body().size() > 0) {
      shown.put("body", SampleBody.shown(request.body()));
    }
    return new Json.Obj(shown);
  }

  private Json means() {
    var given = (Json.Obj) line.get("answer").orElseThrow();
    RawAnswer answer =
        engine
            .pause()
            .map(by -> SampleBody.answer(given).pausing(by, NOW))
            .orElseGet(() -> SampleBody.answer(given));
    String key = line.text("key").orElseGet(() -> input().usage().key());
    if (of().startsWith("read_back/") || of().endsWith("/find") || of().contains("/first/")) {
      var input = readingInput(input());
      var asked =
          ((Rendering.Rendered) renderer(input()).alone(reading().request(), input)).request();
      return SampleMeaning.of(ReadReader.read(reading(), answer, asked.url(), input.json(), NOW));
    }
    if (line.get("keys").orElse(null) instanceof Json.Arr(List<Json> keys)) {
      var texts = keys.stream().map(one -> ((Json.Str) one).value()).toList();
      return new Json.Arr(
          AnswerReader.readBatch(engine.usage(), answer, texts, NOW).stream()
              .map(one -> (Json) SampleMeaning.of(one))
              .toList());
    }
    if (of().equals("usage")) {
      return SampleMeaning.of(
          AnswerReader.readBatch(engine.usage(), answer, List.of(key), NOW).getFirst());
    }
    return SampleMeaning.of(AnswerReader.read(answers(), Optional.empty(), answer, key, NOW));
  }

  private List<AnswerRule> answers() {
    if (!of().startsWith("correct/")) {
      return document().answers();
    }
    return correction().request() instanceof Request.Own(var own, var answers)
        ? answers
        : engine.usage().answers();
  }

  /** How bodies stand in a sample. */
  static final class SampleBody {
    private SampleBody() {}

    /** JSON where it is written as we write it, else a text. */
    static Json shown(Bytes body) {
      var parsed = dev.countersign.forms.json.StrictJson.parse(body.toArray());
      return parsed instanceof dev.countersign.forms.json.Reading.Read<Json>(Json json)
              && !(json instanceof Json.Str)
              && Bytes.of(CanonicalJson.interoperable(json)).equals(body)
          ? json
          : new Json.Str(body.toText());
    }

    static RawAnswer answer(Json.Obj given) {
      int status = ((Json.Num) given.get("status").orElseThrow()).value().intValueExact();
      Map<String, String> headers = new TreeMap<>();
      var body = given.get("body");
      if (body.filter(b -> !(b instanceof Json.Str)).isPresent()) {
        headers.put("content-type", "application/json");
      }
      if (given.get("headers").orElse(null) instanceof Json.Obj(Map<String, Json> own)) {
        own.forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
      }
      byte[] bytes =
          switch (body.orElse(new Json.Str(""))) {
            case Json.Str(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case Json json -> CanonicalJson.interoperable(json);
          };
      return RawAnswer.of(status, headers, Bytes.of(bytes));
    }
  }
}

package dev.countersign.forms.engine.request;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.EngineKey;
import dev.countersign.forms.engine.RequestRule;
import dev.countersign.forms.engine.RequestRule.BodyForm;
import dev.countersign.forms.engine.RequestRule.Payload;
import dev.countersign.forms.engine.RequestRule.Place;
import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.forms.engine.UrlShape;
import dev.countersign.forms.engine.UsageRule;
import dev.countersign.forms.engine.UsageRule.Shape;
import dev.countersign.forms.engine.request.EngineRequest.BatchFrame;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataFailed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the requests of one target. Thread-safe. */
public final class RequestRenderer {
  /** How many bytes an item, or a body that goes alone, may have. */
  public static final int LARGEST = 262_144;

  private final URI base;

  /** Makes requests to this address. */
  public RequestRenderer(URI base) {
    this.base = base;
  }

  /**
   * Makes the request of a usage, or of a correction that is asked for as usage.
   *
   * @param key how the engine knows it; the request is not made where the key doesn't fit
   */
  public Rendering usage(UsageRule rule, Optional<EngineKey> key, PostingInput input) {
    return made(() -> {
      var names = input.json();
      var request = request(rule.request(), names, rule.batch());
      key.ifPresent(k -> KeyCheck.check(k, rule.request(), names, request, input.key()));
      return request;
    });
  }

  /** Makes a request that goes alone: a correction of its own, a document, a reading. */
  public Rendering alone(RequestRule rule, RequestInput input) {
    return made(() -> request(rule, input.json(), Optional.empty()));
  }

  private interface Making {
    EngineRequest make();
  }

  private static Rendering made(Making making) {
    try {
      return new Rendering.Rendered(making.make());
    } catch (CannotRender e) {
      return new Rendering.Unrenderable(e.what());
    } catch (JsonataFailed e) {
      return new Rendering.Unrenderable("the expression " + e.getMessage());
    }
  }

  private EngineRequest request(RequestRule rule, Json.Obj input, Optional<UsageRule.Batch> batch) {
    SortedMap<String, String> headers = new TreeMap<>();
    rule.headers()
        .forEach((name, template) ->
            headers.put(
                name,
                FilledTemplate.headerValue(FilledTemplate.of(template, input, text -> text))));
    rule.payload()
        .ifPresent(payload -> headers.putIfAbsent("content-type", payload.form().mediaType()));
    var frame = rule.payload().flatMap(payload -> frame(payload, batch, input));
    var body =
        Bytes.of(
            rule.payload()
                .map(p -> body(p, input, batch))
                .orElse("")
                .getBytes(StandardCharsets.UTF_8));
    var whole = frame.isPresent() && batch.isEmpty() ? frame.get().around(List.of(body)) : body;
    int largest = batch.map(b -> Math.min(b.bytes(), LARGEST)).orElse(LARGEST);
    if (whole.size() + (batch.isEmpty() ? 0 : frame.map(f -> f.size(1)).orElse(0)) > largest) {
      throw new CannotRender("larger than " + largest + " bytes");
    }
    boolean file = rule.place() instanceof Place.File;
    return new EngineRequest(
        method(rule.place()),
        url(rule.place(), input),
        file ? new TreeMap<>() : headers,
        whole,
        batch.isEmpty() ? Optional.empty() : frame);
  }

  private static String method(Place place) {
    return switch (place) {
      case Place.AtEngine at -> at.method().name();
      case Place.Elsewhere at -> at.method().name();
      case Place.File file -> "PUT";
    };
  }

  private URI url(Place place, Json.Obj input) {
    return switch (place) {
      case Place.AtEngine(var method, TextTemplate path) ->
          checked(base + FilledTemplate.of(path, input, FilledTemplate::percentEncoded));
      case Place.Elsewhere(var method, TextTemplate url) ->
          checked(FilledTemplate.of(url, input, FilledTemplate::percentEncoded));
      case Place.File(TextTemplate name) -> {
        String folder = base.toString();
        String filled = FilledTemplate.of(name, input, FilledTemplate::fileName);
        yield UrlShape.folder(folder + (folder.endsWith("/") ? "" : "/") + filled)
            .filter(RequestRenderer::staysWhereItIs)
            .orElseThrow(() -> new CannotRender("no name of a file comes of it"));
      }
    };
  }

  private static URI checked(String text) {
    return UrlShape.read(text)
        .filter(RequestRenderer::staysWhereItIs)
        .orElseThrow(() -> new CannotRender("no https address comes of it"));
  }

  /** Whether no segment of the path leads upwards, also for who decodes it before looking. */
  private static boolean staysWhereItIs(URI url) {
    return List.of(url.getPath().split("[/\\\\]")).stream()
        .noneMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static String body(Payload payload, Json.Obj input, Optional<UsageRule.Batch> batch) {
    Json given = payload.item().evaluate(input);
    if (payload.form() == BodyForm.JSON && batch.isEmpty() && given instanceof Json.Arr) {
      return WrittenItem.json(given);
    }
    if (!(given instanceof Json.Obj item)) {
      throw new CannotRender("item gives no object");
    }
    return switch (payload.form()) {
      case JSON, NDJSON -> WrittenItem.json(item);
      case URLENCODED -> WrittenItem.urlencoded(item);
      case CSV -> WrittenItem.csvRow(item, payload.columns());
    };
  }

  /** What stands around the items; lines have it alone, too. */
  private static Optional<BatchFrame> frame(
      Payload payload, Optional<UsageRule.Batch> batch, Json.Obj input) {
    if (payload.form() == BodyForm.NDJSON) {
      return Optional.of(new BatchFrame("", "\n", "\n"));
    }
    if (payload.form() == BodyForm.CSV) {
      return Optional.of(
          new BatchFrame(WrittenItem.csvHead(payload.columns()) + "\r\n", "\r\n", "\r\n"));
    }
    return batch.map(b ->
        switch (b.shape()) {
          case Shape.Array() -> new BatchFrame("[", ",", "]");
          case Shape.Member member -> member(member, input);
          case Shape.Lines() -> new BatchFrame("", "\n", "\n");
        });
  }

  private static BatchFrame member(Shape.Member member, Json.Obj input) {
    String beside =
        member
            .beside()
            .map(expression ->
                expression.evaluate(new Json.Obj(java.util.Map.of("settings", settings(input)))))
            .map(RequestRenderer::besides)
            .orElse("");
    String name = WrittenItem.json(new Json.Str(member.name()));
    return new BatchFrame("{" + beside + name + ":[", ",", "]}");
  }

  private static Json settings(Json.Obj input) {
    return input.get("settings").orElseGet(() -> new Json.Obj(java.util.Map.of()));
  }

  private static String besides(Json value) {
    if (!(value instanceof Json.Obj object)) {
      throw new CannotRender("beside gives no object");
    }
    String text = WrittenItem.json(object);
    return object.members().isEmpty() ? "" : text.substring(1, text.length() - 1) + ",";
  }
}

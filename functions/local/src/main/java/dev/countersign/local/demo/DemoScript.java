package dev.countersign.local.demo;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A story, read from a file with one step a line. In what a step sends, the text {@code @-PT10M}
 * stands for the time ten minutes before the story's now, which only its waits move. {@code expect}
 * is the HTTP status that the step must get.
 */
record DemoScript(List<Step> steps) {
  /** What a step does after it was explained. */
  sealed interface Step {
    String tell();

    /** Time passes. */
    record Wait(String tell, Duration time) implements Step {}

    /**
     * Something is sent.
     *
     * @param forged whether one character of the body is changed after signing
     */
    record Send(String tell, String source, String id, Json said, boolean forged, int expect)
        implements Step {}
  }

  static DemoScript read(Path file) throws IOException {
    var steps = new ArrayList<Step>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        steps.add(step(line));
      }
    }
    return new DemoScript(List.copyOf(steps));
  }

  private static Step step(String line) throws IOException {
    if (!(StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json>(Json.Obj step))) {
      throw new IOException("the story has a line that is no JSON object");
    }
    String tell = text(step, "tell");
    if (step.get("wait").isPresent()) {
      return new Step.Wait(tell, Duration.parse(text(step, "wait")));
    }
    var expect = step.get("expect").orElse(null);
    return new Step.Send(
        tell,
        text(step, "source"),
        text(step, "id"),
        step.get("send").orElseThrow(() -> new IOException("a step sends nothing")),
        step.get("forged").isPresent(),
        expect instanceof Json.Num(var status) ? status.intValueExact() : 200);
  }

  private static String text(Json.Obj step, String name) throws IOException {
    return Optional.ofNullable(step.get(name).orElse(null))
        .filter(Json.Str.class::isInstance)
        .map(value -> ((Json.Str) value).value())
        .orElseThrow(() -> new IOException("a step of the story lacks " + name));
  }

  /** The same JSON with times instead of spans. */
  static Json at(Instant now, Json said) {
    return switch (said) {
      case Json.Str(String text) when text.startsWith("@") ->
          new Json.Str(now.plus(Duration.parse(text.substring(1))).toString());
      case Json.Obj object -> {
        Map<String, Json> members = new LinkedHashMap<>();
        object.members().forEach((name, value) -> members.put(name, at(now, value)));
        yield new Json.Obj(members);
      }
      case Json.Arr(List<Json> items) ->
          new Json.Arr(items.stream().map(item -> at(now, item)).toList());
      default -> said;
    };
  }
}

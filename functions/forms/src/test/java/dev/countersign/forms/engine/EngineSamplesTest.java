package dev.countersign.forms.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every engine's file is read, and makes of each line of its samples what that line says. {@code
 * -Dengine=lago} tries one engine; {@code -Dgolden.update=true} writes what the files make into the
 * samples, for a person to read the difference.
 */
final class EngineSamplesTest {
  private static final String MADE_UP = "functions/forms/src/test/resources/engines/";

  /** A file of an engine, and its samples. */
  record Sampled(Path file, Path samples) {
    @Override
    public String toString() {
      return String.valueOf(file.getFileName());
    }
  }

  static List<Sampled> engines() throws IOException {
    var only = System.getProperty("engine", "");
    var built =
        ProjectFiles.under("infra/targets", ".yaml").stream()
            .map(file -> new Sampled(file, ProjectFiles.file("events/targets/" + samples(file))));
    var madeUp =
        ProjectFiles.under(MADE_UP, ".yaml").stream()
            .map(file -> new Sampled(file, file.resolveSibling(samples(file))));
    return Stream.concat(built, madeUp)
        .filter(engine -> only.isEmpty() || samples(engine.file()).equals(only + ".ndjson"))
        .toList();
  }

  private static String samples(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.yaml$", ".ndjson");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void file_isRead_andHasItsName(Sampled sampled) throws IOException {
    String name = engine(sampled).name();
    assertEquals(sampled.toString(), name + ".yaml");
    assertEquals(
        sampled.file().startsWith(ProjectFiles.file("infra/targets")),
        new BuiltInEngines().find(name).isPresent(),
        "every file of infra/targets is built in, and no other");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void samples_areWhatTheFileMakes(Sampled sampled) throws IOException {
    var engine = engine(sampled);
    var now = new ArrayList<String>();
    var lines = Files.readAllLines(sampled.samples());
    for (String text : lines) {
      var line = (Json.Obj) ((Reading.Read<Json>) parsed(text)).value();
      var sample = new EngineSample(engine, line);
      now.add(written(line, sample.made(), sample.actual()));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.write(sampled.samples(), now);
      lines = now;
    }
    for (int i = 0; i < lines.size(); i++) {
      var wanted = new String(CanonicalJson.write(line(lines.get(i))), StandardCharsets.UTF_8);
      var made = new String(CanonicalJson.write(line(now.get(i))), StandardCharsets.UTF_8);
      assertEquals(wanted, made, sampled + " line " + (i + 1));
    }
    assertEquals(
        engine.address() instanceof EngineAddress.Folder,
        lines.stream().noneMatch(text -> text.contains("\"answer\"")),
        "answers of all but files");
    assertTrue(lines.stream().anyMatch(text -> text.contains("\"request\"")), "no request");
  }

  private static Engine engine(Sampled sampled) throws IOException {
    return switch (EngineForm.read(Files.readString(sampled.file()))) {
      case Reading.Read<Engine> engine -> engine.value();
      case Reading.Unreadable<Engine> wrong ->
          throw new AssertionError(
              sampled
                  + ":\n"
                  + String.join(
                      "\n", wrong.problems().stream().map(p -> p + "; " + p.fix()).toList()));
    };
  }

  private static Reading<Json> parsed(String text) {
    var reading = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
    assertInstanceOf(Reading.Read.class, reading, text);
    return reading;
  }

  private static Json line(String text) {
    return ((Reading.Read<Json>) parsed(text)).value();
  }

  /** The line with what was made of it, its members in their order. */
  private static String written(Json.Obj line, String name, Json made) {
    Map<String, Json> members = new LinkedHashMap<>(line.members());
    members.put(name, made);
    var parts = new ArrayList<String>();
    members.forEach((member, value) -> parts.add(json(new Json.Str(member)) + ": " + json(value)));
    return "{" + String.join(", ", parts) + "}";
  }

  private static String json(Json value) {
    return new String(CanonicalJson.write(value), StandardCharsets.UTF_8);
  }
}

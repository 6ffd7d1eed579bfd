package dev.countersign.local.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.statement.Assurance;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.play.Delay;
import dev.countersign.local.play.PlayScenario;
import dev.countersign.local.play.Scenario;
import dev.countersign.local.play.Scenario.Line;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scenarios' events are the same wherever they are played, signed and through the real ends.
 */
final class ScenarioTargetsTest {
  @TempDir private Path folder;

  static List<Path> scenarios() throws Exception {
    try (Stream<Path> files = Files.list(RepositoryFiles.root().resolve("events/scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void runner_overHttpWithATestClock_publishesTheSameEvents(Path file) throws Exception {
    var scenario = signedOnly(Scenario.read(file));
    try (var stage = new RunnerTarget(tenant(file), scenario.lines().getFirst().at())) {
      assertEquals(played(scenario), performed(stage, scenario));
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void localStack_withoutAStream_publishesTheSameEvents(Path file) throws Exception {
    var scenario = signedOnly(Scenario.read(file));
    try (var stage = new LocalStackTarget(tenant(file), scenario.lines().getFirst().at())) {
      assertEquals(played(scenario), performed(stage, scenario));
    }
  }

  private static Map<String, String> performed(ScenarioTarget stage, Scenario scenario)
      throws Exception {
    for (Line line : scenario.lines()) {
      stage.settleUntil(line.at());
      switch (line) {
        case Line.Passed passed -> {}
        case Line.Recorded said -> stage.post("agents", "line-" + said.number(), said.session());
        case Line.Attested said -> stage.post(said.source().value(), id(said), said.attestation());
        case Line.Resolved said -> stage.resolve(said.claim(), (Json.Obj) said.resolution());
        case Line.Spoken said -> throw new IllegalArgumentException("a dispute: not of these");
        case Line.OfMonth said -> throw new IllegalArgumentException("a month: not of these");
      }
    }
    return results(stage.events());
  }

  /** What is not signed to its end can't be sent by these sources. */
  private static Scenario signedOnly(Scenario scenario) {
    var lines =
        scenario.lines().stream()
            .filter(line ->
                !(line instanceof Line.Attested said)
                    || said.assurance() == Assurance.BODY_SIGNED_FRESH)
            .toList();
    return new Scenario(scenario.terms(), lines);
  }

  private static Map<String, String> played(Scenario scenario) {
    var told = new ArrayList<String>();
    PlayScenario.play(scenario, Delay.NONE, told::add);
    var events = new TreeMap<String, String>();
    told.stream()
        .map(line -> object(line.getBytes(StandardCharsets.UTF_8)))
        .flatMap(line -> line.get("event").stream())
        .forEach(event -> put(events, (Json.Obj) event));
    assertFalse(events.isEmpty());
    return events;
  }

  private static Map<String, String> results(List<PublishedEvent> published) {
    var events = new TreeMap<String, String>();
    published.stream()
        .filter(event -> event.detailType().equals(CloudEventForm.BILLABLE_RESULT))
        .map(event -> object(event.detail()))
        .forEach(event -> put(events, (Json.Obj) event.get("data").orElseThrow()));
    return events;
  }

  /** By id; all of it but the receipt, which a scenario has none of. */
  private static void put(Map<String, String> events, Json.Obj event) {
    var members = new LinkedHashMap<>(event.members());
    members.remove("receipt");
    String id = ((Json.Str) event.get("id").orElseThrow()).value();
    String text = new String(CanonicalJson.write(new Json.Obj(members)), StandardCharsets.UTF_8);
    String before = events.put(id, text);
    assertTrue(before == null || before.equals(text), "one id, two events");
  }

  private static String id(Line.Attested said) {
    return ((Json.Str) ((Json.Obj) said.attestation()).get("id").orElseThrow()).value();
  }

  /** The scenario's terms as a tenant's folder, with sources that sign. */
  private TenantFolder.Content tenant(Path scenario) throws Exception {
    Files.createDirectories(folder.resolve("sources"));
    Files.createDirectories(folder.resolve("terms"));
    Files.writeString(
        folder.resolve("tenant.yaml"),
        "{id: play, name: Play, pseudonym_key: {inline: scenarios-have-no-secrets-0123456789}}");
    for (String source : List.of("crm", "portal", "agents")) {
      String kind = source.equals("agents") ? "session" : "attestation";
      Files.writeString(
          folder.resolve("sources/" + source + ".yaml"),
          """
          id: %s
          kind: %s
          profile: standard-webhooks
          keys: [{secret: {inline: "whsec_%s"}}]
          """
              .formatted(source, kind, key(source)));
    }
    int number = 0;
    for (String line : Files.readAllLines(scenario)) {
      if (line.startsWith("{\"terms\"")) {
        var all =
            (Json.Arr) object(line.getBytes(StandardCharsets.UTF_8)).get("terms").orElseThrow();
        for (Json terms : all.items()) {
          Files.write(folder.resolve("terms/t" + ++number + ".yaml"), CanonicalJson.write(terms));
        }
      }
    }
    return switch (TenantFolder.read(folder)) {
      case TenantFolder.Folder.Good good -> good.content();
      case TenantFolder.Folder.Bad bad -> throw new AssertionError(bad.mistakes());
    };
  }

  /** A key of its own for each source: nothing that is signed would tell two apart. */
  private static String key(String source) {
    var bytes = ("scenarios-have-no-secrets-" + source).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Json.Obj object(byte[] json) {
    return switch (StrictJson.parse(json)) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      default -> throw new AssertionError("not a JSON object");
    };
  }
}

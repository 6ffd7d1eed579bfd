package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is refused before its signature holds is answered the same at a real source, of whatever
 * scheme, and at a made-up name.
 */
final class AlikeAnswersTest {
  private static final Path SAMPLES = Path.of("../../events/profiles");

  private final World world = World.over(new InMemoryLedger());

  static List<Path> profiles() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void refusal_ofAnyProfile_isThatOfAMadeUpName(Path file) throws IOException {
    int compared = 0;
    for (String line : Files.readAllLines(file)) {
      var sample = object(line);
      if (sample.get("expect").orElseThrow() instanceof Json.Obj expected
          && expected.text("verdict").orElse("").equals("refused")) {
        world.ledger.registry().putSource(World.TENANT, new SourceId("real"), source(sample));
        world.nanos.addAndGet(120_000_000_000L);
        for (String end : List.of("attestations", "sessions", "resolutions")) {
          var real = answer(sample, "real", end);
          var madeUp = answer(sample, "made-up", end);
          assertEquals(madeUp.text(), real.text(), line);
          assertEquals(madeUp.status(), real.status(), line);
          assertEquals(madeUp.headers(), real.headers(), line);
        }
        compared++;
      }
    }
    assertTrue(compared > 0, "no sample that is refused");
  }

  @Test
  void securityEventToken_atAnyName_isAnsweredAsRfc8935Says() {
    var headers = Map.of("content-type", List.of("application/secevent+jwt"));
    var answer = posted("made-up", "attestations", headers, Bytes.of(new byte[] {'x'}), World.NOON);

    assertEquals(400, answer.status());
    assertEquals("en", answer.headers().get("content-language"));
    assertEquals("application/json", answer.headers().get("content-type"));
    assertTrue(answer.text().contains("\"err\":\"authentication_failed\""), answer.text());
  }

  /** What a person must mend first is told by the log, and by nothing that a stranger sees. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: real, kind: attestation, profile: hubspot-v3, keys: [{secret: {ssm: /gone}}]}",
        "{id: real, kind: attestation, profile: nobodys, keys: [{secret: {inline: x}}]}",
        "{id: real, kind: attestation, profile: standard-webhooks, keys: [{secret: {inline: x}}]}",
        "{id: real, kind: attestation, profile: standard-webhooks, map: '((', keys: []}",
        "not a source"
      })
  void refusal_ofASourceThatCannotVerify_isThatOfAMadeUpName(String text) {
    world.ledger.registry().putSource(World.TENANT, new SourceId("real"), text);
    for (String media : List.of("application/json", "application/secevent+jwt")) {
      for (String end : List.of("attestations", "sessions", "resolutions")) {
        var headers = Map.of("content-type", List.of(media));
        var madeUp = posted("made-up", end, headers, Bytes.of(new byte[] {'x'}), World.NOON);
        var real = posted("real", end, headers, Bytes.of(new byte[] {'x'}), World.NOON);

        assertEquals(madeUp, real);
        assertEquals("broken", world.log.getLast().get("reason"));
        assertEquals("acme.real", world.log.getLast().get("source"));
        assertNotEquals("", world.log.getLast().getOrDefault("what", ""));
      }
    }
  }

  /** Each costs a stranger the same, so that the budget tells no source either. */
  @Test
  void budgetOfStrangers_atASourceThatCannotVerify_isThatOfAMadeUpName() {
    int broken = takenUntilFull("{id: real, kind: attestation, profile: nobodys, keys: []}");
    assertEquals(takenUntilFull(null), broken);
  }

  private static int takenUntilFull(@Nullable String text) {
    var world = World.over(new InMemoryLedger());
    if (text != null) {
      world.ledger.registry().putSource(World.TENANT, new SourceId("real"), text);
    }
    String path = "/v1/sources/acme.real/attestations";
    int taken = 0;
    while (world.handle(path, world.signed("m", "{}", path)).status() == 401) {
      taken++;
    }
    return taken;
  }

  private HttpAnswer answer(Json.Obj sample, String name, String end) {
    var headers = new LinkedHashMap<String, List<String>>();
    ((Json.Obj) sample.get("headers").orElseThrow())
        .members()
        .forEach((header, values) -> headers.put(header, texts(values)));
    var body = Bytes.of(Base64.getDecoder().decode(sample.text("body").orElse("")));
    return posted(name, end, headers, body, Instant.parse(sample.text("at").orElseThrow()));
  }

  private HttpAnswer posted(
      String name, String end, Map<String, List<String>> headers, Bytes body, Instant at) {
    String path = "/v1/sources/acme." + name + "/" + end;
    return world.handle(
        path, new RawDelivery("POST", "https://hooks.example.com" + path, headers, body, at));
  }

  private static String source(Json.Obj sample) {
    var source = new LinkedHashMap<String, Json>();
    source.put("id", new Json.Str("real"));
    source.put("kind", new Json.Str("attestation"));
    source.put("profile", sample.get("profile").orElseThrow());
    source.put("settings", sample.get("settings").orElse(new Json.Obj(Map.of())));
    var keys = new ArrayList<Json>();
    for (Json key : ((Json.Arr) sample.get("keys").orElseThrow()).items()) {
      keys.add(new Json.Obj(Map.of("secret", new Json.Obj(Map.of("inline", key)))));
    }
    source.put("keys", new Json.Arr(keys));
    return new String(CanonicalJson.write(new Json.Obj(source)), StandardCharsets.UTF_8);
  }

  private static List<String> texts(Json values) {
    return values instanceof Json.Arr(List<Json> items)
        ? items.stream().map(item -> ((Json.Str) item).value()).toList()
        : List.of(((Json.Str) values).value());
  }

  private static Json.Obj object(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json.Obj read) -> read;
      default -> throw new IllegalStateException("a sample is an object");
    };
  }
}

package dev.countersign.forms.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestRendererTest {
  private static final String KEY = "res_b20ac2b61010aca6e6bea519ec912bc5";

  @ParameterizedTest
  @ValueSource(strings = {"made-up", "made-up-form", "made-up-table", "made-up-sums"})
  void input_ofTheSameMembers_hasTheSameBytes(String name) {
    var engine = SampleEngines.find(name).orElseThrow();
    var random = new Random(17);
    var first = EngineRequestForm.write(rendered(engine, input(result(), "cus_1")));
    for (int i = 0; i < 20; i++) {
      var names = new ArrayList<>(result().members().entrySet());
      Collections.shuffle(names, random);
      Map<String, Json> shuffled = new LinkedHashMap<>();
      names.forEach(member -> shuffled.put(member.getKey(), member.getValue()));

      var again = rendered(engine, input(new Json.Obj(shuffled), "cus_1"));

      assertEquals(first, EngineRequestForm.write(again));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"made-up", "made-up-form", "made-up-table", "made-up-sums"})
  void request_writtenAndRead_isTheSame(String name) {
    var request = rendered(SampleEngines.find(name).orElseThrow(), input(result(), "a b\u00e9"));

    var read = EngineRequestForm.read(EngineRequestForm.write(request));

    assertEquals(Reading.of(request), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"method\":\"POST\"}",
        "{\"method\":\"POST\",\"url\":\":\",\"body\":\"\"}"
      })
  void bytes_ofNoRequest_areNotRead(String text) {
    assertInstanceOf(
        Reading.Unreadable.class,
        EngineRequestForm.read(Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  @Test
  void item_largerThanItMayBe_isNotMade() {
    var engine = SampleEngines.find("made-up").orElseThrow();
    int around = "{\"book\":\"main\",\"zulu\":[1,true,null],\"lines\":[]}".length();
    int rest = rendered(engine, input(result(), "c")).body().size() - 1;
    String longest = "c".repeat(2000 - around - rest);

    assertEquals(2000 - around, rendered(engine, input(result(), longest)).body().size());
    assertEquals(
        new Rendering.Unrenderable("larger than 2000 bytes"),
        rendering(engine, input(result(), longest + "c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "../admin", "a/../../admin", "..\\admin"})
  void path_ofDots_isNotMade(String customer) {
    var engine = SampleEngines.find("made-up-form").orElseThrow();

    assertEquals(
        new Rendering.Unrenderable("no https address comes of it"),
        rendering(engine, input(result(), customer)));
  }

  @Test
  void value_ofAHeader_withALineBreak_isNotMade() {
    var engine = SampleEngines.find("made-up-form").orElseThrow();
    var input = input(result(), "c", "res_1\r\nx-admin: 1");

    assertInstanceOf(Rendering.Unrenderable.class, rendering(engine, input));
  }

  /** A file of a customer's name, whatever that is, stays in the target's folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {"..", "../out", "a/b", "/etc/passwd", "..\\out", "a\u0000b", "a\nb", "LONG"})
  void nameOfAFile_thatIsNone_isNotMade(String customer) {
    String own = customer.equals("LONG") ? "c".repeat(101) : customer;
    assertInstanceOf(Rendering.Unrenderable.class, rendering(byCustomer(), input(result(), own)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cus_1", "a b", "50%", "%2e%2e%2f", "x..y", "é", "c:1"})
  void nameOfAFile_ofOddCharacters_isOneNameInItsFolder(String customer) {
    var url = rendered(byCustomer(), input(result(), customer)).url();

    assertEquals("/" + customer + "/" + KEY + ".ndjson", url.getPath());
    assertEquals(3, url.getRawPath().split("/").length);
  }

  private static Engine byCustomer() {
    String file =
        """
        name: f
        version: 1
        value: quantity
        usage: {file: "{customer}/{key}.ndjson", form: ndjson, item: '{"id": key}'}
        key: {at: /id, window: forever}
        periods: none
        timeout: PT5S
        facts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs}
        """;
    return switch (EngineForm.read(file)) {
      case Reading.Read<Engine>(Engine engine) -> engine;
      case Reading.Unreadable<Engine> wrong ->
          throw new IllegalStateException(wrong.problems().toString());
    };
  }

  private static EngineRequest rendered(Engine engine, PostingInput input) {
    return assertInstanceOf(Rendering.Rendered.class, rendering(engine, input)).request();
  }

  private static Rendering rendering(Engine engine, PostingInput input) {
    String base =
        engine.usage().request().place().toString().contains("File") ? "s3://b" : "https://h";
    return new RequestRenderer(URI.create(base)).usage(engine.usage(), engine.key(), input);
  }

  private static Json.Obj result() {
    return new Json.Obj(
        Map.of(
            "id", new Json.Str(KEY),
            "outcome", new Json.Str("out_1"),
            "zone", new Json.Str("Europe/Berlin"),
            "period", new Json.Str("2026-11"),
            "note", new Json.Str("n"),
            "amount_minor", new Json.Num(BigDecimal.valueOf(3000))));
  }

  private static PostingInput input(Json.Obj result, String customer) {
    return input(result, customer, KEY);
  }

  private static PostingInput input(Json.Obj result, String customer, String key) {
    return new PostingInput(
        key,
        customer,
        "policy_signed",
        new BigDecimal("30.00"),
        Instant.parse("2026-11-02T10:00:00.5Z"),
        result,
        Map.of("site", "acme", "book", "main", "region", "eu-central-1"),
        Optional.empty(),
        Optional.empty());
  }
}

package dev.countersign.forms.engine.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineAddress;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An item that the engine would not understand is not made, above all one without its key. */
final class ItemCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "made-up | \"id\": key | \"id\": customer | the key is not at /id",
        "made-up | \"id\": key | \"id\": {\"own\": key} | the key is not at /id",
        "made-up | \"id\": key | \"ident\": key | the key is not at /id",
        "made-up | max: 64 | max: 36 | the key is longer than the engine takes",
        "made-up-form | \"{key}\" | \"{customer}\" | the key is not in the header idempotency-key",
        "made-up-table | \"paid\": false | \"payed\": false | the item has a member that is no"
            + " column",
        "made-up-table | \"paid\": false | \"paid\": [false] | a cell is a list",
        "made-up-sums | \"Dimension\": meter | \"What\": meter | nothing is at /Dimension, which"
            + " the key is made of",
      })
  void item_thatTheEngineWouldNotUnderstand_makesNoRequest(
      String file, String stands, String instead, String what) throws IOException {
    String text =
        Files.readString(
            ProjectFiles.file("functions/forms/src/test/resources/engines/" + file + ".yaml"));
    assertInstanceOf(Rendering.Rendered.class, usage(text, "k".repeat(36)));
    String broken = text.replace(stands, instead);
    assertNotEquals(text, broken);

    assertEquals(new Rendering.Unrenderable(what), usage(broken, "k".repeat(37)));
  }

  private static Rendering usage(String text, String key) {
    var engine = ((Reading.Read<Engine>) EngineForm.read(text)).value();
    var input =
        new PostingInput(
            key,
            "cus_1",
            "policy_signed",
            BigDecimal.ONE,
            Instant.parse("2026-11-02T10:00:00Z"),
            new Json.Obj(
                Map.of("outcome", new Json.Str("out_1"), "period", new Json.Str("2026-11"))),
            Map.of("site", "acme", "book", "main", "region", "eu-central-1"),
            Optional.empty(),
            Optional.empty());
    boolean file = engine.address() instanceof EngineAddress.Folder;
    return new RequestRenderer(URI.create(file ? "s3://b" : "https://h"))
        .usage(engine.usage(), engine.key(), input);
  }
}

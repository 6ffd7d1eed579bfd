package dev.countersign.local.command;

import dev.countersign.app.operate.erase.ErasePerson.Erasure;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the runner answers of an erasure. */
final class ErasureJson {
  private ErasureJson() {}

  static Erasure read(String answer) throws IOException {
    if (StrictJson.parse(answer.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Read<Json>(Json.Obj said)
        && said.get("items").orElse(null) instanceof Json.Num items
        && said.get("notes").orElse(null) instanceof Json.Arr(List<Json> notes)) {
      return new Erasure(
          items.value().intValueExact(),
          notes.stream().map(note -> note instanceof Json.Str(String text) ? text : "").toList());
    }
    throw new IOException("the runner's answer can't be read");
  }
}

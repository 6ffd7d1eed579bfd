package dev.countersign.app.read;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;

/** Reads what was written of a dispute or an inquiry. */
final class QuestionJson {
  private QuestionJson() {}

  static Json.Obj of(byte[] said) {
    return switch (StrictJson.parse(said)) {
      case Reading.Read<Json>(Json.Obj object) -> object;
      default -> throw new IllegalStateException("what is said of a question is an object");
    };
  }
}

package dev.countersign.forms.engine;

import dev.countersign.forms.engine.answer.EngineAnswer;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a meaning stands in a sample. */
final class SampleMeaning {
  private SampleMeaning() {}

  static Json.Obj of(EngineAnswer answer) {
    return switch (answer) {
      case EngineAnswer.Accepted(var reference) -> is("accepted", "reference", reference);
      case EngineAnswer.Duplicate(var reference) -> is("duplicate", "reference", reference);
      case EngineAnswer.Retry(var after) -> is("retry", "after", after);
      case EngineAnswer.RetryAlone() -> is("retry_alone", "", Optional.empty());
      case EngineAnswer.Unknown(var after) -> is("unknown", "after", after);
      case EngineAnswer.Closed() -> is("closed", "", Optional.empty());
      case EngineAnswer.Refused(String word) -> is("refused", "word", Optional.of(word));
    };
  }

  static Json.Obj of(ReadAnswer answer) {
    return switch (answer) {
      case ReadAnswer.Found(Json value) -> found(value);
      case ReadAnswer.Further(Json soFar, var next) -> is("further", "next", Optional.of(next));
      case ReadAnswer.Absent() -> is("absent", "", Optional.empty());
      case ReadAnswer.Unknown(var after) -> is("unknown", "after", after);
    };
  }

  private static Json.Obj found(Json value) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("is", new Json.Str("found"));
    members.put("value", value);
    return new Json.Obj(members);
  }

  private static Json.Obj is(String word, String name, Optional<?> more) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("is", new Json.Str(word));
    more.ifPresent(value -> members.put(name, new Json.Str(value.toString())));
    return new Json.Obj(members);
  }
}

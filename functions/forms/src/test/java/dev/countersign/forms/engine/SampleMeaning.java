package dev.countersign.forms.engine;

import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.forms.engine.answer.ItemAnswer;
import dev.countersign.forms.engine.answer.ReadAnswer;
import dev.countersign.forms.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a meaning stands in a sample. */
final class SampleMeaning {
  private SampleMeaning() {}

  static Json.Obj of(ItemAnswer answer) {
    return switch (answer) {
      case ItemAnswer.Told(EngineAnswer told) -> of(told);
      case ItemAnswer.OfItem(EngineAnswer told) -> of(told);
      case ItemAnswer.Alone() -> is("alone", "", null);
    };
  }

  static Json.Obj of(EngineAnswer answer) {
    return switch (answer) {
      case EngineAnswer.Accepted(var reference) -> is("accepted", "reference", reference);
      case EngineAnswer.Duplicate(var reference) -> is("duplicate", "reference", reference);
      case EngineAnswer.Retry(var after) -> is("retry", "after", after);
      case EngineAnswer.Unknown(var after) -> is("unknown", "after", after);
      case EngineAnswer.Closed() -> is("closed", "", null);
      case EngineAnswer.Refused(var word) -> is("refused", "word", word);
    };
  }

  static Json.Obj of(ReadAnswer answer) {
    return switch (answer) {
      case ReadAnswer.Found(Json value) -> found(value);
      case ReadAnswer.Further(Json soFar, var next) -> is("further", "next", next);
      case ReadAnswer.Absent() -> is("absent", "", null);
      case ReadAnswer.Unknown(var after) -> is("unknown", "after", after.orElse(null));
    };
  }

  private static Json.Obj found(Json value) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("is", new Json.Str("found"));
    members.put("value", value);
    return new Json.Obj(members);
  }

  private static Json.Obj is(String word, String name, @Nullable Object more) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("is", new Json.Str(word));
    if (more != null) {
      members.put(name, new Json.Str(more.toString()));
    }
    return new Json.Obj(members);
  }
}

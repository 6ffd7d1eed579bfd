package dev.countersign.local.run;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import java.util.Optional;

/** What a person wrote of a decision: the entry has a pseudonym of it, the evidence the text. */
final class DecisionText {
  private DecisionText() {}

  /** The member of this name as it was said; as the entry tells it where that can't be read. */
  static String of(String name, String told, Optional<Evidence> evidence) {
    return evidence.flatMap(said -> member(name, said)).orElse(told);
  }

  private static Optional<String> member(String name, Evidence said) {
    return StrictJson.parse(said.raw().toArray()) instanceof Reading.Read<Json>(Json.Obj decision)
        ? decision.text(name)
        : Optional.empty();
  }
}

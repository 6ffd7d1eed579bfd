package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;

/** A delivery that was authentic and refused. */
public record RefusalLeaf(JsonNode.Obj json) implements MonthLeaf {
  public String source() {
    return json.text("source").orElseThrow();
  }
}

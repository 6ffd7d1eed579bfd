package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;

/** What stood before the tenant's first sealed month, by the seller's word. */
public record OpeningLeaf(JsonNode.Obj json) implements MonthLeaf {
  static final String KEY = "B/opening";
}

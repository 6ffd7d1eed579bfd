package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;

/** A delivery that was authentic and refused. */
public record RefusalLeaf(JsonNode.Obj json) implements MonthLeaf {
  /**
   * The key of a refused delivery's leaf.
   *
   * @param digest of its signed bytes, 64 hexadecimal digits
   * @param source two sources may refuse the same bytes
   */
  public static String key(String digest, String source) {
    return "R/" + digest + "/" + source;
  }

  public String source() {
    return json.text("source").orElseThrow();
  }
}

package dev.countersign.app;

import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.IndexedLeaf;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a leaf of the index says. */
final class MonthLeaf {
  private MonthLeaf() {}

  static String text(IndexedLeaf leaf) {
    return leaf.json().toText();
  }

  static Json.Obj of(IndexedLeaf leaf) {
    if (StrictJson.parse(leaf.json().toArray()) instanceof Reading.Read<Json>(Json.Obj members)) {
      return members;
    }
    throw new AssertionError("no object: " + text(leaf));
  }

  /** The items of a member; none where it is not there. */
  static List<Json> items(IndexedLeaf leaf, String name) {
    return of(leaf).members().get(name) instanceof Json.Arr(List<Json> items) ? items : List.of();
  }

  /** A member as JSON; a dash where it is not there. */
  static String member(IndexedLeaf leaf, String name) {
    return of(leaf)
        .get(name)
        .map(value -> new String(CanonicalJson.interoperable(value), StandardCharsets.UTF_8))
        .orElse("-");
  }
}

package dev.countersign.proof.month;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.text.Parsed;
import java.util.Optional;

/**
 * One line of a month. Its members are of their forms; whether they are true, nobody has checked.
 */
public sealed interface MonthLeaf
    permits MonthHeader, AcceptanceLeaf, OpeningLeaf, EntryLeaf, RefusalLeaf, SessionLeaf {
  /** All members. */
  JsonNode.Obj json();

  /** What the leaves of a month are sorted by. */
  default String key() {
    return json().text("key").orElseThrow();
  }

  /** The month that it would have been in, as {@code 2026-10}, where it came late. */
  default Optional<String> late() {
    return json().text("late");
  }

  /** The line, without its newline. */
  default byte[] bytes() {
    return CanonicalForm.write(json());
  }

  /** The leaf that a line is. */
  static Parsed<MonthLeaf> parse(byte[] line) {
    return CanonicalForm.parse(line)
        .then(value ->
            value instanceof JsonNode.Obj object ? of(object) : Parsed.malformed("not an object"));
  }

  /** The leaf with these members. */
  static Parsed<MonthLeaf> of(JsonNode.Obj json) {
    var key = json.text("key").orElse("");
    return switch (key.isEmpty() ? ' ' : key.charAt(0)) {
      case '0' -> checked(LeafForms.HEADER, json, new MonthHeader(json));
      case 'A' -> checked(LeafForms.ACCEPTANCE, json, new AcceptanceLeaf(json));
      case 'B' -> checked(LeafForms.OPENING, json, new OpeningLeaf(json));
      case 'E' -> checked(LeafForms.ENTRY, json, new EntryLeaf(json));
      case 'R' -> checked(LeafForms.REFUSAL, json, new RefusalLeaf(json));
      case 'S' -> checked(LeafForms.SESSION, json, new SessionLeaf(json));
      default -> Parsed.malformed("key: of no known kind");
    };
  }

  private static Parsed<MonthLeaf> checked(LeafForm form, JsonNode.Obj json, MonthLeaf leaf) {
    return form.fault(json)
        .<Parsed<MonthLeaf>>map(Parsed::malformed)
        .orElseGet(() -> Parsed.ok(leaf));
  }
}

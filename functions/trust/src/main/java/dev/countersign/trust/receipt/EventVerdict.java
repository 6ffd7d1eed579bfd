package dev.countersign.trust.receipt;

import dev.countersign.forms.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the check of a result event with its receipt came to. */
public sealed interface EventVerdict {
  /**
   * Every member of the event is as it was signed.
   *
   * @param id the event's id
   * @param receipt its receipt's claims
   * @param kid the key that signed it
   */
  record Valid(String id, Json.Obj receipt, String kid) implements EventVerdict {}

  /**
   * The event is not what was signed, or nothing was.
   *
   * @param altered the names of the members that are not as they were signed; empty for another
   *     fault. Members around {@code data} have the names of CloudEvents' attributes with {@code
   *     cloudevent:} before them
   * @param idOrNull the id that the event says it has
   */
  record Refused(ReceiptFault fault, Set<String> altered, @Nullable String idOrNull)
      implements EventVerdict {
    public Refused {
      altered = Set.copyOf(altered);
    }
  }
}

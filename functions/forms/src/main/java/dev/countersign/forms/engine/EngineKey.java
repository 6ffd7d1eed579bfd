package dev.countersign.forms.engine;

import dev.countersign.domain.posting.Dedupe;
import java.util.List;

/**
 * How an engine tells a usage that it knows from a new one.
 *
 * @param longest how many characters a key may have
 * @param dedupe how long it knows a key
 */
public record EngineKey(Place place, int longest, Dedupe dedupe) {
  /** Where the key stands. */
  public sealed interface Place {
    /** The member of the item at this JSON Pointer (RFC 6901). */
    record Member(String pointer) implements Place {}

    /** A header of the request. */
    record Header(String name) implements Place {}

    /** Several members of the item, which are the key together; none of them need be ours. */
    record Together(List<String> pointers) implements Place {
      public Together {
        pointers = List.copyOf(pointers);
      }
    }
  }
}

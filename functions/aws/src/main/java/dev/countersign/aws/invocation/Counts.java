package dev.countersign.aws.invocation;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a run did, in numbers.
 *
 * @param byName in the order in which they were given
 */
public record Counts(SequencedMap<String, Long> byName) {
  /** A single number. */
  public static Counts of(String name, long count) {
    return new Counts(new LinkedHashMap<>()).and(name, count);
  }

  /** These and one more. */
  public Counts and(String name, long count) {
    var more = new LinkedHashMap<>(byName);
    more.put(name, count);
    return new Counts(more);
  }

  /** A JSON object with a number for each name. */
  public Bytes json() {
    return JsonOutput.object(out -> {
      for (var count : byName.entrySet()) {
        out.writeNumberField(count.getKey(), count.getValue());
      }
    });
  }
}

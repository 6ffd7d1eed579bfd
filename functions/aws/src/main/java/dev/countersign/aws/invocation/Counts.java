package dev.countersign.aws.invocation;

import dev.countersign.app.watch.Metric;
import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.JsonOutput;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a run did, in numbers.
 *
 * @param byName for the log line, in the order in which they were given
 * @param metrics those among them that are measured, and others
 */
public record Counts(SequencedMap<String, Long> byName, Map<Metric, Long> metrics) {
  /** A single number. */
  public static Counts of(String name, long count) {
    return new Counts(new LinkedHashMap<>(), Map.of()).and(name, count);
  }

  /** These and one more. */
  public Counts and(String name, long count) {
    var more = new LinkedHashMap<>(byName);
    more.put(name, count);
    return new Counts(more, metrics);
  }

  /** These and one more, which is measured. */
  public Counts and(String name, Metric metric, long count) {
    var more = new EnumMap<Metric, Long>(Metric.class);
    more.putAll(metrics);
    more.put(metric, count);
    return new Counts(and(name, count).byName, more);
  }

  /** These and one more, which is measured where it isn't zero: no alarm needs the zeros. */
  public Counts andFault(String name, Metric metric, long count) {
    return count == 0 ? and(name, count) : and(name, metric, count);
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

package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many lines a source has in a month. */
final class SourceTally {
  private final SortedMap<String, Long> verdicts = new TreeMap<>();
  private long sessions;
  private long refused;

  void addEntry(String verdict) {
    verdicts.merge(verdict, 1L, Long::sum);
  }

  void addSession() {
    sessions++;
  }

  void addRefusal() {
    refused++;
  }

  JsonNode.Obj json() {
    return JsonNode.Obj.of(
        Map.of(
            "entries", MonthTally.counts(verdicts),
            "sessions", JsonNode.Num.of(sessions),
            "refused", JsonNode.Num.of(refused)));
  }
}

package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many inquiries a month's entries opened, and how many ended how, by outcome type. */
final class InquiryTally {
  private static final List<String> COUNTS =
      List.of("opened", "attested", "declined", "silent", "owed", "withdrawn");

  private final SortedMap<String, SortedMap<String, Long>> byType = new TreeMap<>();

  /** Adds an entry. One that a restore took back opened and ended nothing. */
  void add(EntryLeaf entry) {
    if (!entry.isSuperseded()) {
      entry.inquiry().ifPresent(told -> told.counts().forEach(name -> count(entry.type(), name)));
    }
  }

  private void count(String type, String name) {
    byType.computeIfAbsent(type, of -> none()).merge(name, 1L, Long::sum);
  }

  private static SortedMap<String, Long> none() {
    var none = new TreeMap<String, Long>();
    COUNTS.forEach(name -> none.put(name, 0L));
    return none;
  }

  /** The counts of each type of which there are any. */
  JsonNode.Obj json() {
    var types = new TreeMap<String, JsonNode>();
    byType.forEach((type, counts) -> types.put(type, MonthTally.counts(counts)));
    return new JsonNode.Obj(types);
  }
}

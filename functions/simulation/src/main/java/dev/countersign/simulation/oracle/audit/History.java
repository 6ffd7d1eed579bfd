package dev.countersign.simulation.oracle.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One outcome's history as it was seen growing. */
final class History {
  private final List<Written> entries = new ArrayList<>();
  private final Map<String, Integer> entryOf = new HashMap<>();
  private final Bill bill = new Bill();

  @Nullable Written last() {
    return entries.isEmpty() ? null : entries.getLast();
  }

  /** The entry that has this result; none where none has it. */
  @Nullable Written with(String result) {
    var place = entryOf.get(result);
    return place == null ? null : entries.get(place);
  }

  @Nullable Written at(long seq) {
    return seq < 1 || seq > entries.size() ? null : entries.get(Math.toIntExact(seq - 1));
  }

  List<Written> entries() {
    return entries;
  }

  void grow(Written entry, Findings note) {
    var before = last();
    note.same(entries.size() + 1L, entry.seq(), Rule.HISTORY_IS_A_CHAIN, "the entry's number");
    note.same(
        before == null ? null : before.hash(),
        entry.previous(),
        Rule.HISTORY_IS_A_CHAIN,
        "the previous hash");
    Registers.check(entry, note);
    if (before != null) {
      Registers.check(before, entry, note);
    }
    bill.add(entry, note);
    entries.add(entry);
    entry.results().forEach(result -> entryOf.putIfAbsent(result.id(), entries.size() - 1));
  }

  /** Read again, it must be what it was. */
  void reread(List<byte[]> again, Findings note) {
    note.same(entries.size(), again.size(), Rule.HISTORY_IS_A_CHAIN, "the number of entries");
    for (int i = 0; i < Math.min(entries.size(), again.size()); i++) {
      note.same(
          entries.get(i).hash(),
          EntryReader.hash(again.get(i)),
          Rule.HISTORY_IS_A_CHAIN,
          "entry " + (i + 1) + " has changed");
    }
  }
}

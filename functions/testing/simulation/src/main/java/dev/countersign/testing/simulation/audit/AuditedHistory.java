package dev.countersign.testing.simulation.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One outcome's history as it was seen growing. */
final class AuditedHistory {
  private final List<WrittenEntry> entries = new ArrayList<>();
  private final Map<String, Integer> entryOf = new HashMap<>();
  private final AuditedBill bill = new AuditedBill();

  @Nullable WrittenEntry last() {
    return entries.isEmpty() ? null : entries.getLast();
  }

  /** The entry that has this result; none where none has it. */
  @Nullable WrittenEntry with(String result) {
    var place = entryOf.get(result);
    return place == null ? null : entries.get(place);
  }

  @Nullable WrittenEntry at(long seq) {
    return seq < 1 || seq > entries.size() ? null : entries.get(Math.toIntExact(seq - 1));
  }

  /** Whether an entry has this hash, as events write it. */
  boolean hashed(String hex) {
    return entries.stream().anyMatch(entry -> EntryHash.hex(entry.hash()).equals(hex));
  }

  List<WrittenEntry> entries() {
    return entries;
  }

  void grow(WrittenEntry entry, AuditFindings note) {
    var before = last();
    note.same(entries.size() + 1L, entry.seq(), AuditRule.HISTORY_IS_A_CHAIN, "the entry's number");
    note.same(
        before == null ? null : before.hash(),
        entry.previous(),
        AuditRule.HISTORY_IS_A_CHAIN,
        "the previous hash");
    RegisterAudit.check(entry, note);
    if (before != null) {
      RegisterAudit.check(before, entry, note);
    }
    bill.add(entry, note);
    entries.add(entry);
    entry.results().forEach(result -> entryOf.putIfAbsent(result.id(), entries.size() - 1));
  }

  /** Read again, it must be what it was. */
  void reread(List<byte[]> again, AuditFindings note) {
    note.same(entries.size(), again.size(), AuditRule.HISTORY_IS_A_CHAIN, "the number of entries");
    for (int i = 0; i < Math.min(entries.size(), again.size()); i++) {
      note.same(
          entries.get(i).hash(),
          EntryHash.of(again.get(i)),
          AuditRule.HISTORY_IS_A_CHAIN,
          "entry " + (i + 1) + " has changed");
    }
  }
}

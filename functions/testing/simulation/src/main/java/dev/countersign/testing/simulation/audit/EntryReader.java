package dev.countersign.testing.simulation.audit;

import org.jspecify.annotations.Nullable;

/** Reads an entry from its canonical JSON, without the product's own readers. */
final class EntryReader {
  private EntryReader() {}

  static WrittenEntry read(byte[] bytes) {
    var entry = AuditedJson.of(bytes);
    var billed = entry.nodeOrNull("billed");
    var standing = billed == null ? null : billed.nodeOrNull("standing");
    return new WrittenEntry(
        entry.text("tenant"),
        entry.text("claim"),
        entry.number("seq"),
        EntryHash.of(bytes),
        entry.textOrNull("previous"),
        entry.text("status"),
        entry.textOrNull("reason"),
        entry.textOrNull("detail"),
        entry.textOrNull("terms"),
        ResultReader.parts(entry),
        billed == null ? 0 : billed.number("revisions"),
        standing == null ? null : standing.text("event"),
        standing == null ? 0 : standing.node("amount").number("minor"),
        entry.nodes("results").stream().map(ResultReader::result).toList(),
        RegistersReader.read(entry.node("registers"), entry.text("claim")),
        entry.time("at"),
        entry.timeOrNull("look_again"),
        said(entry.node("trace").nodeOrNull("said")),
        restored(entry, billed, standing));
  }

  private static WrittenEntry.@Nullable Said said(@Nullable AuditedJson said) {
    return said == null
        ? null
        : new WrittenEntry.Said(said.text("source"), said.text("message"), said.text("verdict"));
  }

  private static WrittenEntry.@Nullable Restored restored(
      AuditedJson entry, @Nullable AuditedJson billed, @Nullable AuditedJson standing) {
    if (entry.node("trace").nodeOrNull("restored") == null) {
      return null;
    }
    return new WrittenEntry.Restored(
        billed == null || standing == null ? null : ResultReader.standing(billed, standing));
  }
}

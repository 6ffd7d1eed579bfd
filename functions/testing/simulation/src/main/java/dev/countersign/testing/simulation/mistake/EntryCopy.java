package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.registers.OutcomeRegisters;
import java.util.List;

/** An entry with something changed. */
final class EntryCopy {
  private EntryCopy() {}

  /** The entry that keeps something else. */
  static Entry keeping(OutcomeRegisters registers, Entry entry) {
    return placed(entry, entry, registers, entry.results());
  }

  /** The entry that publishes something else. */
  static Entry publishing(List<ResultEvent> results, Entry entry) {
    return placed(entry, entry, entry.registers(), results);
  }

  /** The entry that is decided otherwise; what it says of the fact itself stays. */
  static Entry decided(Entry otherwise, Entry entry) {
    return placed(entry, otherwise, entry.registers(), otherwise.results());
  }

  private static Entry placed(
      Entry entry, Entry decided, OutcomeRegisters registers, List<ResultEvent> results) {
    return new Entry(
        entry.tenant(),
        entry.claim(),
        entry.seq(),
        entry.at(),
        entry.trace(),
        registers,
        decided.status(),
        decided.reasonOrNull(),
        decided.detailOrNull(),
        entry.occurredAtOrNull(),
        entry.valueOrNull(),
        decided.shares(),
        decided.termsOrNull(),
        decided.billed(),
        results,
        decided.lookAgainOrNull(),
        entry.previous());
  }
}

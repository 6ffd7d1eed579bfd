package dev.countersign.forms.entry;

import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The texts of an entry that its canonical form says only by their marks. They are kept beside it,
 * so that they can be made unreadable while the entry's bytes, and so its hash, stay.
 */
public final class EntryTexts {
  private EntryTexts() {}

  /** The texts by their marks; none where all of its facts are words. */
  public static SortedMap<String, String> of(Entry entry) {
    var texts = new TreeMap<String, String>();
    entry.registers().statements().all().forEach(statement -> collect(statement.facts(), texts));
    return texts;
  }

  private static void collect(Fact fact, SortedMap<String, String> texts) {
    switch (fact) {
      case Fact.Wording(String value, String mark) -> texts.put(mark, value);
      case Fact.Items(List<Fact> items) -> items.forEach(item -> collect(item, texts));
      case Fact.Tree tree -> tree.values().values().forEach(value -> collect(value, texts));
      default -> {}
    }
  }

  /** The entry with these texts in place of their marks; the others stay marks. */
  public static SealedEntry with(SealedEntry read, Map<String, String> texts) {
    if (texts.isEmpty()) {
      return read;
    }
    var registers = read.entry().registers();
    var told =
        registers.statements().all().stream()
            .map(statement -> statement.with((Fact.Tree) with(statement.facts(), texts)))
            .toList();
    return new SealedEntry(with(read.entry(), registers, told), read.hash());
  }

  private static Fact with(Fact fact, Map<String, String> texts) {
    return switch (fact) {
      case Fact.Text(String mark) when texts.containsKey(mark) ->
          new Fact.Wording(texts.getOrDefault(mark, mark), mark);
      case Fact.Items(List<Fact> items) ->
          new Fact.Items(items.stream().map(item -> with(item, texts)).toList());
      case Fact.Tree tree -> {
        Map<String, Fact> values = new TreeMap<>();
        tree.values().forEach((name, value) -> values.put(name, with(value, texts)));
        yield Fact.Tree.of(values);
      }
      default -> fact;
    };
  }

  private static Entry with(Entry entry, OutcomeRegisters known, List<Statement> told) {
    var registers =
        new OutcomeRegisters(
            new KeptStatements(told, known.statements().foldedUpTo()),
            known.sessions(),
            known.choiceOrNull(),
            known.rulingOrNull(),
            known.restorationOrNull(),
            known.disputeOrNull(),
            known.inquiryOrNull(),
            known.seen(),
            known.archived());
    return new Entry(
        entry.tenant(),
        entry.claim(),
        entry.seq(),
        entry.at(),
        entry.trace(),
        registers,
        entry.status(),
        entry.reasonOrNull(),
        entry.detailOrNull(),
        entry.occurredAtOrNull(),
        entry.valueOrNull(),
        entry.shares(),
        entry.termsOrNull(),
        entry.billed(),
        entry.results(),
        entry.lookAgainOrNull(),
        entry.previous());
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.OpeningLeaf;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a reader should know of a month in which nothing is wrong: on whose word it rests. */
final class MonthMarks implements LineCheck {
  private final SortedMap<String, Long> provableTo = new TreeMap<>();
  private final RestoredMarks restored = new RestoredMarks();
  private boolean hasOpening;

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    hasOpening |= leaf instanceof OpeningLeaf;
    if (leaf instanceof EntryLeaf entry) {
      restored.line(entry);
      entry.json().text("provable_to").ifPresent(whom -> provableTo.merge(whom, 1L, Long::sum));
    }
  }

  /** For each word of whom a statement convinces how many entries say so. */
  SortedMap<String, Long> provableTo() {
    return provableTo;
  }

  /** What is told of lines that no history is held against. */
  String restored() {
    return restored.text();
  }

  /** Whether what stood before the first month rests on the seller's word. */
  boolean hasOpening() {
    return hasOpening;
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.OpeningLeaf;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows each outcome's entries within the month and over the months before it. */
final class ChainCheck implements LineCheck {
  private static final String AFTER_ALL_ENTRIES = "F";

  private final MonthHeader header;
  private final EarlierMonths earlier;
  private final OrderCheck order;
  private final ChainWindow window;
  private final Map<String, BigInteger> refundable = new TreeMap<>();
  private boolean hasOpening;

  ChainCheck(MonthHeader header, EarlierMonths earlier, OrderCheck order, MonthFindings findings) {
    this.header = header;
    this.earlier = earlier;
    this.order = order;
    this.hasOpening = earlier.haveOpening();
    this.window = new ChainWindow(findings, this::isWhole, this::addRefundable);
  }

  /** What is still refundable at the month's end, where all months since the first are there. */
  Optional<Map<String, BigInteger>> refundable() {
    return isWhole() ? Optional.of(refundable) : Optional.empty();
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) throws IOException {
    hasOpening |= leaf instanceof OpeningLeaf;
    if (leaf instanceof EntryLeaf entry && order.isSorted()) {
      addUpTo(entry.key());
      window.add(new ChainLink("", line, entry));
    }
  }

  @Override
  public void end() throws IOException {
    addUpTo(AFTER_ALL_ENTRIES);
    window.end();
  }

  private boolean isWhole() {
    return earlier.reachFirst(header) && !hasOpening && order.isSorted();
  }

  private void addUpTo(String key) throws IOException {
    for (var link = earlier.nextUpTo(key); link.isPresent(); link = earlier.nextUpTo(key)) {
      window.add(link.get());
    }
  }

  private void addRefundable(ChainLink last) {
    var leaf = last.leaf();
    if (leaf.refundableUntil().filter(header.end()::isBefore).isPresent()) {
      leaf.is()
          .currency()
          .ifPresent(currency -> refundable.merge(currency, leaf.is().billed(), BigInteger::add));
    }
  }
}

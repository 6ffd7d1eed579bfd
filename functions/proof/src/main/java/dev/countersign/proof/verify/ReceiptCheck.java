package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the leaf of each receipt. Receipts and leaves are both sorted, so each is looked at
 * once; a leaf that isn't there would stand between the two around its place.
 */
final class ReceiptCheck implements LineCheck {
  private final List<KeptReceipt> receipts;
  private final Map<String, ChainLink> late;
  private final MonthFindings findings;
  private int next;
  private long found;
  private long foundLate;
  private @Nullable MonthLine before;

  /** The entries of one number that the leaf before belongs to, and the one that counts of them. */
  private String number = "";

  private @Nullable MonthLine counting;
  private final List<Missing> missing = new ArrayList<>();

  /** A receipt without a leaf, and the lines around its place. */
  private record Missing(
      KeptReceipt receipt, @Nullable MonthLine before, @Nullable MonthLine after) {}

  /**
   * A check of receipts.
   *
   * @param late entries of the month that a later one has as late, by their keys
   */
  ReceiptCheck(List<KeptReceipt> receipts, Map<String, ChainLink> late, MonthFindings findings) {
    this.receipts = receipts;
    this.late = late;
    this.findings = findings;
  }

  /** How many receipts have their leaf. */
  long found() {
    return found;
  }

  /** How many have it in a later month. */
  long foundLate() {
    return foundLate;
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    var key = leaf.key();
    pass(key, line);
    if (!key.startsWith(number) || number.isEmpty()) {
      settle();
      number = leaf instanceof EntryLeaf ? KeptReceipt.numberOf(key) : "";
      counting = null;
    }
    if (leaf instanceof EntryLeaf entry) {
      if (!entry.isSuperseded()) {
        counting = line;
      }
      while (next < receipts.size() && receipts.get(next).key().equals(key)) {
        found++;
        compare(receipts.get(next++), entry, MonthFindings.line(line));
      }
    }
    before = line;
  }

  @Override
  public void end() {
    pass("~", null);
    settle();
  }

  /** Receipts whose place is before this key have no leaf. */
  private void pass(String key, @Nullable MonthLine after) {
    while (next < receipts.size() && receipts.get(next).key().compareTo(key) < 0) {
      var receipt = receipts.get(next++);
      if (receipt.place() == KeptReceipt.Place.PERHAPS_HERE) {
        continue;
      }
      var elsewhere = late.get(receipt.key());
      if (elsewhere != null) {
        foundLate++;
        compare(receipt, elsewhere.leaf(), elsewhere.text());
        continue;
      }
      if (!receipt.number().equals(number)) {
        settle();
        boolean begins = key.startsWith(receipt.number());
        number = begins ? receipt.number() : "";
        counting = null;
      }
      missing.add(new Missing(receipt, before, after));
      if (number.isEmpty()) {
        settle();
      }
    }
  }

  private void compare(KeptReceipt receipt, EntryLeaf entry, String line) {
    if (!receipt.form().print(entry).equals(receipt.print())) {
      findings.addProved(
          MonthFault.ALTERED,
          "the receipt says otherwise",
          List.of(receipt.text(), line));
    }
  }

  private void settle() {
    for (Missing one : missing) {
      if (counting != null) {
        findings.addProved(
            MonthFault.FORKED,
            "the receipt is of another entry of this number",
            List.of(one.receipt().text(), MonthFindings.line(counting)));
      } else {
        var proof = new ArrayList<>(List.of(one.receipt().text()));
        proof.add(one.before() == null ? "at the begin" : MonthFindings.line(one.before()));
        proof.add(one.after() == null ? "at the end" : MonthFindings.line(one.after()));
        findings.addProved(
            MonthFault.OMITTED,
            "the receipt's entry is not between these lines, and no later month that was given has"
                + " it as late",
            proof);
      }
    }
    missing.clear();
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Holds each line's key against that of the line before it. */
final class OrderCheck implements LineCheck {
  private final MonthFindings findings;
  private @Nullable MonthLine before;
  private byte[] keyBefore = new byte[0];
  private boolean sorted = true;

  OrderCheck(MonthFindings findings) {
    this.findings = findings;
  }

  /** Whether all keys rose so far. */
  boolean isSorted() {
    return sorted;
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    byte[] key = leaf.key().getBytes(StandardCharsets.UTF_8);
    if (before == null) {
      if (!(leaf instanceof MonthHeader)) {
        findings.add(MonthFault.ALTERED, "the first leaf is not the header", line);
      }
    } else if (Arrays.compareUnsigned(keyBefore, key) >= 0) {
      sorted = false;
      findings.add(
          MonthFault.UNSORTED, "the key is not after that of the line before", before, line);
    }
    before = line;
    keyBefore = key;
  }
}

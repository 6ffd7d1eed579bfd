package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.io.IOException;

/** Holds each line that a statement brought against the signed bytes that the reader has. */
final class EvidenceCheck implements LineCheck {
  private final GivenEvidence evidence;
  private final MonthFindings findings;
  private long backed;

  EvidenceCheck(GivenEvidence evidence, MonthFindings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  /** How many lines have their signed bytes. */
  long backed() {
    return backed;
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) throws IOException {
    if (!(leaf instanceof EntryLeaf entry) || entry.attestation().isEmpty()) {
      return;
    }
    var backing = evidence.backing(entry);
    if (backing.isPresent() && backing.get() == GivenEvidence.Backing.BACKED) {
      backed++;
    } else if (backing.isPresent()) {
      findings.add(MonthFault.UNBACKED, "the signed bytes are not those that it names", line);
    }
  }
}

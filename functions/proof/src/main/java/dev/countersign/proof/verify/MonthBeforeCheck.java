package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Holds a month's number and what it says of the month before against the months that are given.
 */
final class MonthBeforeCheck {
  private final SellerKeys keys;
  private final MonthFindings findings;

  MonthBeforeCheck(SellerKeys keys, MonthFindings findings) {
    this.keys = keys;
    this.findings = findings;
  }

  /** To be called when all entries of the earlier months were read. */
  void end(MonthHeader header, SignedNote note, EarlierMonths earlier) throws IOException {
    var later = header;
    for (EarlierMonth month : earlier.months()) {
      earlier.readWhole(month);
      compare(later, month);
      later = month.header();
    }
    for (EarlierMonth other : earlier.others()) {
      if (other.header().origin().equals(header.origin())) {
        earlier.readWhole(other);
        compareCopies(note, other);
      }
    }
  }

  private void compare(MonthHeader later, EarlierMonth month) {
    if (month.header().number() + 1 != later.number()) {
      findings.addProved(
          MonthFault.BROKEN_CHAIN,
          "number " + later.number() + " follows number " + month.header().number(),
          List.of(month.file()));
    }
    boolean isIt = later.previousRoot().filter(month.root()::equals).isPresent();
    if (isIt || month.damage().isPresent()) {
      return;
    }
    var what = "the month before has another root than " + later.period() + " says";
    boolean signed = month.isWhole() && isSigned(month.note(), month.header());
    findings.addProved(
        signed ? MonthFault.FORKED : MonthFault.BROKEN_CHAIN,
        what,
        List.of(month.file() + ": " + text(month.note())));
  }

  private void compareCopies(SignedNote note, EarlierMonth other) {
    var one = Checkpoint.parse(note.text()).asOptional();
    boolean differs = one.filter(own -> own.root().equals(other.root())).isEmpty();
    if (differs && other.isWhole() && isSigned(other.note(), other.header())) {
      findings.addProved(
          MonthFault.FORKED,
          "two checkpoints of this month, both signed",
          List.of(text(note), other.file() + ": " + text(other.note())));
    }
  }

  private boolean isSigned(SignedNote note, MonthHeader header) {
    return !note.verifiedBy(keys.good(header.origin(), header.closedAt())).isEmpty();
  }

  private static String text(SignedNote note) {
    return new String(note.bytes(), StandardCharsets.UTF_8).strip();
  }
}

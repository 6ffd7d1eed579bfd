package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.text.Parsed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a month's lines are held against, in one go over the file. */
final class MonthChecks {
  private final MonthFindings findings;
  private final GivenReceipts given;
  private final ReceiptCheck receipts;
  private final ChainCheck chain;
  private final List<LineCheck> checks = new ArrayList<>();
  private final MonthMarks marks = new MonthMarks();
  private final @Nullable EvidenceCheck evidence;

  MonthChecks(
      MonthLine headerLine,
      MonthHeader header,
      MonthSpan span,
      EarlierMonths earlier,
      GivenReceipts given,
      LaterMonths later,
      MonthGiven reader,
      MonthFindings findings) {
    this.findings = findings;
    this.given = given;
    this.receipts = new ReceiptCheck(given.kept(), later.late(), findings);
    var order = new OrderCheck(findings);
    this.chain = new ChainCheck(header, earlier, order, findings);
    checks.add(order);
    checks.add(new PlaceCheck(header, span, findings));
    checks.add(new EntryCheck(findings));
    checks.add(chain);
    checks.add(receipts);
    checks.add(
        new SumCheck(
            headerLine,
            header,
            () -> earlier.before().map(EarlierMonth::header),
            chain::refundable,
            findings));
    checks.add(marks);
    var bytes = reader.evidenceOrNull();
    this.evidence = bytes == null ? null : new EvidenceCheck(bytes, findings);
    if (evidence != null) {
      checks.add(evidence);
    }
  }

  /** Adds a check that the reader asks for. */
  void add(LineCheck check) {
    checks.add(check);
  }

  void line(MonthLine line) throws IOException {
    switch (MonthLeaf.parse(line.bytes())) {
      case Parsed.Malformed<MonthLeaf>(String why) -> findings.add(MonthFault.ALTERED, why, line);
      case Parsed.Ok<MonthLeaf>(MonthLeaf leaf) -> {
        for (LineCheck check : checks) {
          check.line(line, leaf);
        }
      }
    }
  }

  void end() throws IOException {
    for (LineCheck check : checks) {
      check.end();
    }
  }

  /** What is said of the receipts, and of the signed bytes that the reader has. */
  String backing() {
    var text = new StringBuilder(given.equals(GivenReceipts.NONE) ? "not given" : found());
    if (evidence != null) {
      text.append("; ").append(evidence.backed()).append(" lines have their signed bytes");
    }
    return text.toString();
  }

  private String found() {
    var text =
        given.ofMonth()
            + " of this month given, "
            + receipts.found()
            + " have their line here"
            + (receipts.foundLate() == 0 ? "" : ", " + receipts.foundLate() + " in a later month");
    return given.others() + given.bad() == 0
        ? text
        : "%s; %d of another month or seller, %d are no receipts of these keys"
            .formatted(text, given.others(), given.bad());
  }

  /** Whether all months since the tenant's first sealed one are there. */
  boolean areWhole() {
    return chain.refundable().isPresent();
  }

  MonthMarks marks() {
    return marks;
  }
}

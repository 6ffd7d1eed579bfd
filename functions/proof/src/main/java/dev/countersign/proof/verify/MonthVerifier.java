package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.UnreadableMonth;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.text.Parsed;
import dev.countersign.proof.tree.TreeBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Verifies sealed months ({@code docs/month.md}, section 10), for anyone: the file, the seller's
 * keys and what else the reader has are enough. A file is read once, line by line.
 */
public final class MonthVerifier {
  private final MonthGiven given;

  public MonthVerifier(MonthGiven given) {
    this.given = given;
  }

  /**
   * Verifies a month.
   *
   * @throws IOException when a file can't be read at all; what is wrong with its content is a
   *     finding
   */
  public MonthReport verify(MonthFile file) throws IOException {
    var findings = new MonthFindings();
    var report = new MonthReport(findings);
    try (var reader = SealedMonthReader.open(file.open())) {
      var first = reader.next();
      if (first.isEmpty()) {
        findings.addProved(MonthFault.ALTERED, "no leaf", List.of(file.name()));
      } else {
        var header = header(first.get(), findings);
        if (header.isPresent()) {
          verify(reader, first.get(), header.get(), report);
        }
      }
    } catch (UnreadableMonth e) {
      findings.addProved(MonthFault.ALTERED, e.why(), List.of("line " + e.line()));
    }
    return report;
  }

  private void verify(
      SealedMonthReader reader, MonthLine first, MonthHeader header, MonthReport report)
      throws IOException {
    var findings = report.findings();
    var checkpoint = new CheckpointCheck(reader.note(), findings);
    checkpoint.compareOrigin(header);
    var signer = checkpoint.signer(header, given.keys());
    report.signed(header, signer);
    try (var earlier = EarlierMonths.open(given.previous(), header, findings)) {
      var tree = new TreeBuilder();
      var span = MonthSpan.of(header, earlier.before().map(EarlierMonth::header));
      var receipts = receipts(header, span);
      var later = LaterMonths.read(given.later(), given.keys(), header, receipts);
      var checks = new MonthChecks(first, header, span, earlier, receipts, later, given, findings);
      try (var days = DayChecks.open(given.days(), header, receipts, findings)) {
        checks.add(days);
        for (var line = Optional.of(first); line.isPresent(); line = reader.next()) {
          tree.add(line.get().bytes());
          checks.line(line.get());
        }
        checks.end();
        checkpoint.compareTree(tree);
        new MonthBeforeCheck(given.keys(), findings).end(header, reader.note(), earlier);
        var own = new LaterMonths.Before(header, tree.root(), reader.note(), signer.isPresent());
        later.compare(own, findings);
        report.read(tree, earlier, header, checks);
        report.later(later);
        logged(reader.note(), header, signer, days, report);
      }
    }
  }

  private void logged(
      SignedNote note,
      MonthHeader header,
      Optional<String> signer,
      DayChecks days,
      MonthReport report) {
    var cosigned = given.cosignedOrNull();
    if (cosigned != null) {
      report.accepted(new CosignedCheck(given, header, report.findings()).check(cosigned, note));
    }
    var log = new LogCheck(given, header, report.findings());
    var proof = given.proofOrNull();
    if (proof != null) {
      report.logged(log.check(proof, note));
    }
    var keyProof = given.keyProofOrNull();
    if (keyProof != null) {
      var origin = MonthHeader.logOrigin(header.issuer());
      var key = signer.flatMap(given.keys()::find).map(one -> one.note(origin));
      report.announced(log.announced(keyProof, key, proof));
    }
    if (!given.days().isEmpty()) {
      report.days(days.against(log));
    }
  }

  /** The header; empty where it can't be read, which is a finding then. */
  private static Optional<MonthHeader> header(MonthLine line, MonthFindings findings) {
    var leaf = MonthLeaf.parse(line.bytes());
    if (leaf instanceof Parsed.Malformed<MonthLeaf>(String why)) {
      findings.add(MonthFault.ALTERED, "the header: " + why, line);
    } else if (!(leaf.orThrow() instanceof MonthHeader header)) {
      findings.add(MonthFault.ALTERED, "the first leaf is not the header", line);
    } else if (header.version() != MonthHeader.VERSION) {
      findings.add(MonthFault.ALTERED, "a month of another form than 1", line);
    } else {
      return Optional.of(header);
    }
    return Optional.empty();
  }

  private GivenReceipts receipts(MonthHeader header, MonthSpan span) throws IOException {
    var file = given.receiptsOrNull();
    if (file == null) {
      return GivenReceipts.NONE;
    }
    try (var lines = new ReceiptLines(file)) {
      return GivenReceipts.read(lines, given.keys(), header, span);
    }
  }
}

package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.tree.TreeBuilder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a verification came to: in ten lines at most what holds, and each fault with its proof. */
public final class MonthReport {
  private static final String NOT_GIVEN = "not given";

  /** Which line says who signed. */
  private static final int SIGNED = 1;

  private static final int RECEIPTS = 5;

  private final MonthFindings findings;
  private final List<String> lines = new ArrayList<>();
  private String log = NOT_GIVEN;
  private String days = "";
  private String accepted = "";
  private String announced = "";

  MonthReport(MonthFindings findings) {
    this.findings = findings;
  }

  /** The faults. */
  public MonthFindings findings() {
    return findings;
  }

  /** Whether no fault was found. */
  public boolean holds() {
    return findings.isEmpty();
  }

  /** What holds, in ten lines at most; the last one is the verdict. */
  public List<String> summary() {
    var all = new ArrayList<>(lines);
    if (!lines.isEmpty()) {
      all.set(SIGNED, lines.get(SIGNED) + accepted);
      all.add("log: " + log + announced);
    }
    if (!days.isEmpty()) {
      all.add("by days: " + days);
    }
    all.add(holds() ? "HOLDS: no fault was found" : "FAULTS: " + counts());
    return all;
  }

  /** Each fault that is shown, with what proves it. */
  public List<String> proofs() {
    var all = new ArrayList<String>();
    for (MonthFinding finding : findings.shown()) {
      all.add(finding.fault().word() + ": " + finding.what());
      finding.proof().forEach(proof -> proof.lines().forEach(line -> all.add("  " + line)));
    }
    findings
        .counts()
        .forEach((fault, count) -> {
          long shown = findings.shown().stream().filter(f -> f.fault() == fault).count();
          if (count > shown) {
            all.add(fault.word() + ": " + (count - shown) + " more");
          }
        });
    return all;
  }

  void signed(MonthHeader header, Optional<String> kid) {
    lines.add(
        "month: %s %s (%s), number %d, closed %s, of %s"
            .formatted(
                header.tenant(),
                header.period(),
                zone(header),
                header.number(),
                header.closedAt(),
                header.issuer()));
    lines.add("signed: " + kid.map(key -> "by key " + key).orElse("by no key of yours"));
  }

  /** By the name that people know it by. */
  private static String zone(MonthHeader header) {
    return header.zone().equals(ZoneOffset.UTC) ? "UTC" : header.zone().getId();
  }

  void read(TreeBuilder tree, EarlierMonths earlier, MonthHeader header, MonthChecks checks) {
    lines.add("lines: " + tree.size() + ", root " + tree.root());
    lines.add("money: " + SumText.of(header) + checks.marks().restored());
    lines.add("months before: " + before(earlier, header, checks));
    lines.add("receipts: " + checks.backing());
    lines.add(
        "statements provable to: "
            + checks.marks().provableTo().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", ")));
  }

  /** Says on the line of receipts which later months did not count. */
  void later(LaterMonths later) {
    if (!later.unused().isEmpty()) {
      lines.set(RECEIPTS, lines.get(RECEIPTS) + "; not used: " + String.join(", ", later.unused()));
    }
  }

  void logged(String what) {
    log = what;
  }

  void accepted(String what) {
    accepted = "; " + what;
  }

  void announced(String what) {
    announced = "; " + what;
  }

  void days(String what) {
    days = what;
  }

  private static String before(EarlierMonths earlier, MonthHeader header, MonthChecks checks) {
    var word =
        checks.marks().hasOpening() || earlier.haveOpening()
            ? "; what stood before number 1 rests on the seller's word"
            : "";
    if (header.number() == 1) {
      return "none, it is the first" + word;
    }
    int count = earlier.months().size();
    if (count == 0) {
      return NOT_GIVEN + ", so opening, held, disputed and still_refundable are as the seller says";
    }
    return count
        + " given"
        + word
        + (checks.areWhole() ? "" : "; still_refundable is as the seller says");
  }

  private String counts() {
    return findings.counts().entrySet().stream()
        .map(each -> each.getKey().word() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}

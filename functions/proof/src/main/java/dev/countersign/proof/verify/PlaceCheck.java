package dev.countersign.proof.verify;

import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthLine;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Whether each line belongs to this tenant and this month, or says of which month it comes late.
 */
final class PlaceCheck implements LineCheck {
  private final MonthHeader header;
  private final MonthSpan span;
  private final MonthFindings findings;

  PlaceCheck(MonthHeader header, MonthSpan span, MonthFindings findings) {
    this.header = header;
    this.span = span;
    this.findings = findings;
  }

  @Override
  public void line(MonthLine line, MonthLeaf leaf) {
    var late = leaf.late();
    if (late.isPresent()) {
      if (late.get().compareTo(header.period().toString()) >= 0) {
        findings.add(MonthFault.ALTERED, "late of a month that is not before this one", line);
      }
    } else if (!isInMonth(leaf)) {
      findings.add(MonthFault.ALTERED, "its time is not in the month, and it is not late", line);
    }
    if (leaf instanceof EntryLeaf entry
        && !OutcomeNames.of(header.tenant(), entry.json().text("claim").orElseThrow())
            .equals(entry.outcome())) {
      findings.add(MonthFault.ALTERED, "its outcome is not that of the tenant and its claim", line);
    }
  }

  /** A session may have been recorded again; so one of its two times is enough. */
  private boolean isInMonth(MonthLeaf leaf) {
    var times =
        Stream.of("recorded_at", "received_at").flatMap(name -> leaf.json().text(name).stream());
    var instants = times.map(Instant::parse).toList();
    return instants.isEmpty() || instants.stream().anyMatch(span::mayCover);
  }
}

package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares where an entry says that its outcome stands with what the oracle says. */
final class PositionAudit {
  private final List<Difference> found = new ArrayList<>();

  private PositionAudit() {}

  /** Something that should be otherwise. */
  record Difference(AuditRule rule, String what) {}

  static List<Difference> differences(WrittenEntry entry, OracleAnswer expected) {
    var audit = new PositionAudit();
    audit.compare(entry, expected);
    return audit.found;
  }

  private void compare(WrittenEntry entry, OracleAnswer expected) {
    boolean held = expected.status().equals("Held");
    if (held && entry.results().stream().anyMatch(AuditedResult::billable)) {
      found.add(
          new Difference(
              AuditRule.NOT_BEFORE_THE_HOLD,
              "billed at " + entry.at() + ", held until " + expected.next()));
    }
    same(
        expected.version(),
        entry.terms() == null ? null : WrittenEntry.version(entry.terms()),
        AuditRule.VERSION_OF_THE_START,
        "the version of the terms");
    same(expected.status(), entry.status(), AuditRule.ORDER_IS_NOTHING, "the status");
    same(expected.reason(), entry.reason(), AuditRule.ORDER_IS_NOTHING, "the reason");
    same(expected.detail(), entry.detail(), AuditRule.ORDER_IS_NOTHING, "the detail");
    same(expected.amount(), entry.standingMinor(), AuditRule.ONE_RESULT_STANDS, "what stands");
    same(
        expected.shares().stream()
            .map(one -> new AuditedResult.Part(one.session(), one.amount(), one.free()))
            .toList(),
        entry.parts(),
        AuditRule.ORDER_IS_NOTHING,
        "the shares");
    var refund = expected.refund();
    for (AuditedResult result : entry.results()) {
      same(
          refund == null ? null : refund.amount(),
          result.refund(),
          AuditRule.MONEY_IS_EXACT,
          "the refund");
    }
  }

  private void same(@Nullable Object wanted, @Nullable Object is, AuditRule rule, String what) {
    if (!Objects.equals(wanted, is)) {
      found.add(new Difference(rule, what + ": " + is + ", not " + wanted));
    }
  }
}

package dev.countersign.local.command;

import dev.countersign.app.deliver.reconcile.BilledFinding;
import dev.countersign.app.deliver.reconcile.BilledGroup;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Findings of a look at a target, as rows for people. */
final class BilledText {
  private static final String ROW = "%-10s  %-10s  %-8s  %12s  %12s  %-20s  %s";

  static final String HEAD =
      ROW.formatted("found", "follows", "scope", "owed", "has", "since", "id, outcome, customer");

  private BilledText() {}

  /** A row; below it the request that is proposed. */
  static String of(BilledFinding finding, Instant first) {
    var row =
        ROW.formatted(
            finding.kind().word(),
            finding.follows().word(),
            finding.scope(),
            text(finding.owedOrNull()),
            text(finding.hasOrNull()),
            finding.kind().isDifference() ? first.truncatedTo(ChronoUnit.SECONDS) : "",
            finding.id()
                + finding.claim().map(claim -> " " + claim).orElse("")
                + finding.group().map(BilledGroup::customer).map(who -> " " + who).orElse(""));
    var request = finding.proposalOrNull();
    return request == null
        ? row
        : row + "\n    " + request.method() + " " + request.url() + "\n    " + request.body();
  }

  private static String text(@Nullable BigDecimal value) {
    return value == null ? "" : value.toPlainString();
  }
}

package dev.countersign.testing.simulation.months;

import dev.countersign.ledger.MonthIndex;
import dev.countersign.testing.simulation.check.LeafColumns;
import dev.countersign.testing.simulation.check.WorldMonths;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Checks all months of a world when nothing is left to do.
 *
 * @param columns what leaves must say of disputes and inquiries, by the beginnings of their keys
 * @param findings gets what must not be
 * @param reached gets what occurred
 */
record WorldMonthChecks(
    MonthBucket bucket,
    MonthBooks books,
    MonthIndex index,
    WorldMonths lines,
    Map<String, LeafColumns> columns,
    Consumer<String> findings,
    Consumer<String> reached) {

  /**
   * Checks the months of these tenants.
   *
   * @param until when it was last looked whether somebody was silent, by tenant
   */
  void check(Map<String, Instant> until) {
    var keys = MonthsKey.SIGNER.publicKeys();
    new MonthAudit(bucket, books, index, keys, findings, reached)
        .check(List.copyOf(until.keySet()));
    var ofColumns = new ColumnAudit(bucket, index, columns, findings, reached);
    until.keySet().forEach(ofColumns::check);
    until.forEach(new AnswerLeafAudit(bucket, index, lines, findings)::check);
  }
}

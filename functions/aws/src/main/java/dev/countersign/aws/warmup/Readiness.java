package dev.countersign.aws.warmup;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.receipt.CurrentReceiptSigner;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.dynamo.DynamoLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether this version of a function can do its work, asked before it is given traffic, and now and
 * then so that SnapStart keeps its snapshot. Nothing is written and nothing is sent.
 */
@ApplicationScoped
public class Readiness {
  private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
  private static final int ACCEPTED = 200;

  private final Instance<DynamoLedger> ledger;
  private final Instance<CurrentReceiptSigner> receipts;
  private final Instance<MonthFiles> months;

  Readiness(
      Instance<DynamoLedger> ledger,
      Instance<CurrentReceiptSigner> receipts,
      Instance<MonthFiles> months) {
    this.ledger = ledger;
    this.receipts = receipts;
    this.months = months;
  }

  /**
   * Decides a rehearsed session and two rehearsed statements, reads the table, and reads the key of
   * receipts.
   *
   * @return the names of the parts that fail: {@code rehearsal}, {@code table}, {@code
   *     receipt_key}; none if it is ready
   */
  public List<String> failing() {
    var failing = new ArrayList<String>();
    attempt("rehearsal", Readiness::rehearse, failing);
    read(failing);
    return List.copyOf(failing);
  }

  /**
   * Reads the table, the key of receipts and the bucket of months.
   *
   * @return the names of the parts that fail: {@code table}, {@code receipt_key}, {@code months};
   *     none if it is ready
   */
  public List<String> failingToRead() {
    var failing = new ArrayList<String>();
    read(failing);
    attempt("months", () -> months.get().read("log/checkpoint"), failing);
    return List.copyOf(failing);
  }

  private void read(List<String> failing) {
    attempt("table", () -> ledger.get().registry().tenant(new TenantId("readiness")), failing);
    attempt("receipt_key", () -> receipts.get().publicKeys(), failing);
  }

  private static void rehearse() {
    for (var answer : new Rehearsal(Instant.now()).play(1)) {
      if (answer.status() != ACCEPTED) {
        throw new IllegalStateException("answered " + answer.status());
      }
    }
  }

  private static void attempt(String part, Runnable work, List<String> failing) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "not ready: {0}: {1}", part, e.getClass().getName());
      failing.add(part);
    }
  }
}

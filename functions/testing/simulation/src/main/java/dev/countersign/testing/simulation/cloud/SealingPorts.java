package dev.countersign.testing.simulation.cloud;

import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.nio.file.Path;

/** What sealing stands on. */
public final class SealingPorts {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private SealingPorts() {}

  /** Over the table and these files without faults; for one use, now. */
  public static SealPorts right(SimulatedCloud cloud, MonthFiles files, ReceiptSigner keys) {
    var ledger = new DynamoLedger(cloud.table(), SimulatedCloud.TABLE);
    var registry = ledger.registry();
    var contracts = new RegisteredContracts(registry, () -> 0L, cloud::terms);
    var months = new KnownMonths(ledger.monthIndex(), registry, () -> 0L);
    return of(ledger, ledger.entryScan(), months, contracts, files, keys);
  }

  static SealPorts of(
      Ledger ledger,
      EntryScan scan,
      KnownMonths months,
      Contracts contracts,
      MonthFiles files,
      ReceiptSigner keys) {
    return new SealPorts(
        ledger.monthIndex(),
        ledger.outcomes(),
        ledger.registry(),
        scan,
        months,
        contracts,
        files,
        () -> keys,
        FunctionEnvironment.PROFILES::text,
        TEMPORARY);
  }
}

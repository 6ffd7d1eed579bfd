package dev.countersign.local.seal;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.table.CloudFunctions;
import dev.countersign.local.table.LocalStore;
import dev.countersign.local.table.OpenTable;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** What seals months for a person at a command line, and what it holds open. */
public final class MonthSealing implements AutoCloseable {
  /** Nobody else has the folder of a runner that is stopped. */
  private static final Duration OF_STOPPED = Duration.ZERO;

  /** A runner's minute lasts a second, and no run of it is longer than this. */
  private static final Duration OF_RUNNER = Duration.ofSeconds(10);

  /**
   * A minute of a function's cache, fifteen of its longest run, and four for clocks that differ.
   */
  private static final Duration OF_STACK = Duration.ofMinutes(20);

  private final SealPorts ports;
  private final Duration settling;
  private final Runnable close;

  private MonthSealing(SealPorts ports, Duration settling, Runnable close) {
    this.ports = ports;
    this.settling = settling;
    this.close = close;
  }

  /** Over the folder of a runner that is stopped; files go to its folder {@code months}. */
  public static MonthSealing ofStopped(Path data) {
    var store = LocalStore.open(data);
    var ledger = store.ledger();
    var ports =
        ports(
            ledger, ledger.entryScan(), data.resolve(LocalStore.MONTHS), store.receipts()::signer);
    return new MonthSealing(ports, OF_STOPPED, store::close);
  }

  /**
   * Over the table of a runner that runs.
   *
   * @param data its folder; files go to {@code months} in it
   * @throws IOException when no runner answers
   */
  public static MonthSealing ofRunner(URI runner, Path data)
      throws IOException, InterruptedException {
    var table = OpenTable.ofRunner(runner);
    var keys = LocalStore.receiptsOf(data);
    var ports =
        ports(table.ledger(), table.entries(), data.resolve(LocalStore.MONTHS), keys::signer);
    return new MonthSealing(ports, OF_RUNNER, table::close);
  }

  /**
   * Over a table in AWS.
   *
   * @param receiptKey the SSM parameter that holds the key of receipts
   * @param issuer whom receipts name
   * @param months where files go
   */
  public static MonthSealing inAws(String name, String receiptKey, String issuer, Path months) {
    var table = OpenTable.inAws(name);
    var functions = CloudFunctions.over(table.ledger(), receiptKey, issuer);
    var ports = ports(table.ledger(), table.entries(), months, functions::receipts);
    return new MonthSealing(
        ports,
        OF_STACK,
        () -> {
          functions.close();
          table.close();
        });
  }

  private static SealPorts ports(
      Ledger ledger, EntryScan scan, Path months, Supplier<ReceiptSigner> keys) {
    var registry = ledger.registry();
    return new SealPorts(
        ledger.monthIndex(),
        ledger.outcomes(),
        registry,
        scan,
        new KnownMonths(ledger.monthIndex(), registry, System::nanoTime),
        new RegisteredContracts(registry, System::nanoTime),
        new FolderFiles(months),
        keys,
        new BuiltInProfiles()::text,
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** Seals a month. */
  public SealMonth month() {
    return new SealMonth(ports, settling);
  }

  /** Seals all that is due. */
  public SealDue due() {
    return new SealDue(ports, month());
  }

  @Override
  public void close() {
    close.run();
  }
}

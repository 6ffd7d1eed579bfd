package dev.countersign.local.seal;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.ledger.EntryScan;
import dev.countersign.ledger.Ledger;
import dev.countersign.local.table.BucketOfMonths;
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
import org.jspecify.annotations.Nullable;

/** What seals months for a person at a command line, and what it holds open. */
public final class MonthSealing implements AutoCloseable {
  /** Nobody else has the folder of a runner that is stopped. */
  private static final Duration OF_STOPPED = Duration.ZERO;

  /** A runner's minute lasts a second, and no run of it is longer than this. */
  private static final Duration OF_RUNNER = Duration.ofSeconds(10);

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
    var ports = ports(ledger, ledger.entryScan(), filesOf(data), store.receipts()::signer);
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
    var ports = ports(table.ledger(), table.entries(), filesOf(data), keys::signer);
    return new MonthSealing(ports, OF_RUNNER, table::close);
  }

  /**
   * Over a table in AWS.
   *
   * @param receiptKey the SSM parameter that holds the key of receipts
   * @param issuer whom receipts name
   * @param monthsOrNull the bucket that files go to; without one, that of the table's stack
   */
  public static MonthSealing inAws(
      String name, String receiptKey, String issuer, @Nullable String monthsOrNull) {
    var table = OpenTable.inAws(name);
    var functions = CloudFunctions.over(table, receiptKey, issuer);
    var files = BucketOfMonths.of(monthsOrNull, table);
    var ports = ports(table.ledger(), table.entries(), files, functions::receipts);
    return new MonthSealing(
        ports,
        SealMonth.SETTLING,
        () -> {
          functions.close();
          table.close();
        });
  }

  private static MonthFiles filesOf(Path data) {
    return new FolderFiles(data.resolve(LocalStore.MONTHS));
  }

  private static SealPorts ports(
      Ledger ledger, EntryScan scan, MonthFiles files, Supplier<ReceiptSigner> keys) {
    var registry = ledger.registry();
    return new SealPorts(
        ledger.monthIndex(),
        ledger.outcomes(),
        registry,
        scan,
        new KnownMonths(ledger.monthIndex(), registry, System::nanoTime),
        new RegisteredContracts(registry, System::nanoTime),
        files,
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

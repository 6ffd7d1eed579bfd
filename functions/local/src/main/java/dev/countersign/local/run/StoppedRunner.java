package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.operate.restore.HoldRestoredPostings;
import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.operate.restore.RestoreMonths;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.ledger.RetryPause;
import dev.countersign.local.table.LocalStore;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.file.Path;

/** The store of a runner that is stopped: nothing is published or settled meanwhile. */
public final class StoppedRunner implements AutoCloseable {
  private final Path folder;
  private final LocalStore store;

  private StoppedRunner(Path folder, LocalStore store) {
    this.folder = folder;
    this.store = store;
  }

  /** Opens the folder that was given to {@code countersign up --data}. */
  public static StoppedRunner in(Path folder) {
    return new StoppedRunner(folder, LocalStore.open(folder));
  }

  public ReconcileRestoredTable tellRestored() {
    return assembly().reconcileRestoredTable();
  }

  private Assembly assembly() {
    var ledger = store.ledger();
    var sources =
        new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime);
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), System::nanoTime),
        sources::pseudonyms,
        store.receipts(),
        RetryPause.withJitter());
  }

  /** What puts back the leaves of entries that are lost. */
  public PutBackLeaves putBack() {
    return new PutBackLeaves(store.ledger().outcomes(), assembly().monthLeaves());
  }

  /** Gives its index of months back what the sealed files have; how many leaves it put back. */
  public long restoreMonths() {
    var files = new FolderFiles(folder.resolve(LocalStore.MONTHS));
    var months = new RestoreMonths(store.ledger().monthIndex(), files);
    months.restore();
    return months.leaves();
  }

  /** Holds what its billing engines may have got since the folder was put back. */
  public HoldRestoredPostings holdPostings() {
    return HoldRestoredPostings.in(store.ledger());
  }

  @Override
  public void close() {
    store.close();
  }
}

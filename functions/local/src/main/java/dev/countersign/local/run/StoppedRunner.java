package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.operate.restore.HoldRestoredPostings;
import dev.countersign.app.operate.restore.ReconcileRestoredTable;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.ledger.RetryPause;
import dev.countersign.local.table.LocalStore;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.nio.file.Path;

/** The store of a runner that is stopped: nothing is published or settled meanwhile. */
public final class StoppedRunner implements AutoCloseable {
  private final LocalStore store;

  private StoppedRunner(LocalStore store) {
    this.store = store;
  }

  /** Opens the folder that was given to {@code countersign up --data}. */
  public static StoppedRunner in(Path folder) {
    return new StoppedRunner(LocalStore.open(folder));
  }

  public ReconcileRestoredTable tellRestored() {
    var ledger = store.ledger();
    var sources =
        new RegisteredSources(ledger, new InlineSecrets(), new BuiltInProfiles(), System::nanoTime);
    return new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            store.receipts(),
            RetryPause.withJitter())
        .reconcileRestoredTable();
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

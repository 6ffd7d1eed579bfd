package dev.countersign.local.run;

import dev.countersign.lambda.history.Pause;
import dev.countersign.lambda.restore.TellRestored;
import dev.countersign.lambda.wiring.Assembly;
import dev.countersign.lambda.wiring.InlineSecrets;
import dev.countersign.lambda.wiring.RegisteredContracts;
import dev.countersign.lambda.wiring.RegisteredSources;
import dev.countersign.trust.Profiles;
import java.nio.file.Path;

/** What a runner kept in its folder, while none runs on it: nothing is published or settled. */
public final class KeptRunner implements AutoCloseable {
  private final Store store;

  private KeptRunner(Store store) {
    this.store = store;
  }

  /** Opens the folder that was given to {@code countersign up --data}. */
  public static KeptRunner in(Path folder) {
    return new KeptRunner(Store.open(folder));
  }

  public TellRestored tellRestored() {
    var ledger = store.ledger();
    var sources =
        new RegisteredSources(ledger, new InlineSecrets(), new Profiles(), System::nanoTime);
    return new Assembly(
            ledger,
            new RegisteredContracts(ledger.registry(), System::nanoTime),
            sources::pseudonyms,
            store.receipts()::receipt,
            Pause.withJitter())
        .tellRestored();
  }

  @Override
  public void close() {
    store.close();
  }
}

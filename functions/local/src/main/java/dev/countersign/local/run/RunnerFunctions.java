package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.assembly.DeliverAssembly;
import dev.countersign.app.assembly.DeliverEdges;
import dev.countersign.app.deliver.connect.AdmittedHosts.Loopback;
import dev.countersign.app.deliver.connect.ConnectionsByScheme;
import dev.countersign.app.delivery.ItemLanes;
import dev.countersign.app.operate.replay.ReplayRefused;
import dev.countersign.app.read.ReaderDoor;
import dev.countersign.app.read.ends.ReadEnds;
import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.app.registry.RegisteredSources;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.RetryPause;
import dev.countersign.local.table.LocalStore;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.util.Map;

/** The functions over a runner's store, put together as in AWS. */
record RunnerFunctions(LocalStore store, Ledger ledger, LocalClock clock, Addresses addresses) {
  /** The sources that were applied. */
  RegisteredSources sources() {
    var addressKey = addresses.key(store);
    return new RegisteredSources(
        ledger,
        new InlineSecrets(),
        new BuiltInProfiles(),
        LocalClock::cacheNanos,
        () -> addressKey);
  }

  Assembly assembly(RegisteredSources sources) {
    return new Assembly(
        ledger,
        new RegisteredContracts(ledger.registry(), LocalClock::cacheNanos),
        sources::pseudonyms,
        store.receipts(),
        RetryPause.withJitter(),
        ItemLanes.sideBySide(),
        LocalClock::cacheNanos,
        store.sealedMonths());
  }

  /** With fresh caches: whoever asks for a replay has just mended something. */
  ReplayRefused replay() {
    var sources = sources();
    return assembly(sources).replayRefused(sources, clock);
  }

  /** The way into billing engines: from here also to this machine by http, and into its folders. */
  DeliverAssembly deliver() {
    var connection = ConnectionsByScheme.of(OutsideReads::engineHosts, Loopback.ADMITTED, Map.of());
    return new DeliverAssembly(
        ledger, new DeliverEdges(clock, LocalClock::freshNanos, new InlineSecrets(), connection));
  }

  /** The ends of readers. */
  ReadEnds reads() {
    var readers = new RegisteredReaders(ledger, new InlineSecrets(), LocalClock::cacheNanos);
    return new ReadEnds(
        new ReaderDoor(readers),
        ledger,
        store.monthFiles(),
        store.receipts()::publicKeys,
        line -> {});
  }

  /** The checks in the addresses of the sources. */
  AddressChecks checks() {
    return addresses.checks(store);
  }
}

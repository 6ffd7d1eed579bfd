package dev.countersign.local.run;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.fetch.RunFetches;
import dev.countersign.app.https.HttpsReader;
import dev.countersign.app.keys.HttpsKeySetFetcher;
import dev.countersign.app.keys.RefreshKeySets;
import dev.countersign.app.registry.InlineSecrets;
import dev.countersign.app.registry.Sources;
import dev.countersign.ledger.Ledger;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the runner reads from elsewhere: from the hosts that the environment names, and no other.
 */
final class OutsideReads {
  private OutsideReads() {}

  /** Public keys, by the machine's own clock. */
  static RefreshKeySets keys(Ledger ledger) {
    return new RefreshKeySets(
        ledger.keySets(),
        HttpsKeySetFetcher.from(() -> hosts("COUNTERSIGN_KEY_HOSTS")),
        InstantSource.system());
  }

  /** Records that thin events name. */
  static RunFetches fetches(Assembly assembly, Sources sources, InstantSource clock) {
    var reader = HttpsReader.from(() -> hosts("COUNTERSIGN_FETCH_HOSTS"), RunFetches.LARGEST);
    return assembly.runFetches(sources, new InlineSecrets(), reader, clock);
  }

  /** Hosts inside a private network that results may be delivered to. */
  static Set<String> engineHosts() {
    return Stream.of(hosts("COUNTERSIGN_ENGINE_HOSTS").split(","))
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String hosts(String variable) {
    return System.getenv().getOrDefault(variable, "");
  }
}

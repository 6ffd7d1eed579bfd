package dev.countersign.app.keys;

import dev.countersign.app.keys.KeySetFetcher.Fetched;
import dev.countersign.app.registry.SourceName;
import dev.countersign.ledger.KeySets;
import dev.countersign.ledger.KeySets.KeySet;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Fetches the key sets that sources follow, every minute, the one that was fetched longest ago
 * first. No request takes part in it, so a stranger can't use up a fetch that a rotation needs. Of
 * an issuer that is down the last good set stays; it is asked after longer and longer pauses, up to
 * a quarter of an hour.
 */
public final class RefreshKeySets {
  private static final Duration EVERY = Duration.ofSeconds(50);
  private static final Duration SELDOM = Duration.ofMinutes(15);
  private static final int AT_ONCE = 8;

  /** How many sets of one host are fetched in a run; others wait for the next run. */
  private static final int OF_ONE_HOST = 30;

  private static final System.Logger LOG = System.getLogger(RefreshKeySets.class.getName());

  private final KeySets sets;
  private final KeySetFetcher fetch;
  private final InstantSource clock;

  public RefreshKeySets(KeySets sets, KeySetFetcher fetch, InstantSource clock) {
    this.sets = sets;
    this.fetch = fetch;
    this.clock = clock;
  }

  /**
   * What one run did.
   *
   * @param failed how many failed, by reason
   * @param left how many wait for the next run
   * @param failuresInARow of the set that has failed longest among those that failed; 0 where none
   *     did
   */
  public record Report(int fetched, Map<String, Integer> failed, int left, int failuresInARow) {}

  /** Runs once. */
  public Report run() {
    var hosts = new HashMap<String, Integer>();
    var now = new ArrayList<KeySet>();
    int left = 0;
    for (KeySet set : due()) {
      if (hosts.merge(String.valueOf(set.url().getAuthority()), 1, Integer::sum) <= OF_ONE_HOST) {
        now.add(set);
      } else {
        left++;
      }
    }
    return fetchAll(now, left);
  }

  private List<KeySet> due() {
    var at = clock.instant();
    return sets.all().stream()
        .filter(set -> set.triedAt().filter(tried -> at.isBefore(tried.plus(pause(set)))).isEmpty())
        .sorted(Comparator.comparing(set -> set.triedAt().orElse(Instant.EPOCH)))
        .toList();
  }

  /** The pause doubles with each failure. */
  private static Duration pause(KeySet set) {
    var longer = EVERY.multipliedBy(1L << Math.min(10, set.failures()));
    return longer.compareTo(SELDOM) < 0 ? longer : SELDOM;
  }

  private Report fetchAll(List<KeySet> now, int left) {
    var failed = new HashMap<String, Integer>();
    int fetched = 0;
    int longest = 0;
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<Optional<String>>> fetches =
          now.stream().<Callable<Optional<String>>>map(set -> () -> fetch(set)).toList();
      var done = threads.invokeAll(fetches);
      for (int i = 0; i < now.size(); i++) {
        var reason = done.get(i).resultNow();
        reason.ifPresent(word -> failed.merge(word, 1, Integer::sum));
        fetched += reason.isPresent() ? 0 : 1;
        longest = Math.max(longest, reason.isPresent() ? now.get(i).failures() + 1 : 0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Report(fetched, Map.copyOf(failed), left, longest);
  }

  /** Why it failed; nothing when it was good. */
  private Optional<String> fetch(KeySet set) {
    return switch (fetch.fetch(set.url())) {
      case Fetched.Good(String keys) -> {
        put(set, Optional.of(keys), 0);
        yield Optional.empty();
      }
      case Fetched.Failed(String reason) -> {
        var source = new SourceName(set.tenant(), set.source());
        LOG.log(Level.WARNING, "not fetched: {0}: {1}", source, reason);
        put(set, set.keys(), set.failures() + 1);
        yield Optional.of(reason);
      }
    };
  }

  private void put(KeySet set, Optional<String> keys, int failures) {
    sets.put(
        new KeySet(
            set.tenant(), set.source(), set.url(), keys, Optional.of(clock.instant()), failures));
  }
}

package dev.countersign.simulation.run;

import dev.countersign.ledger.LedgerUnavailable;
import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.cloud.Cloud;
import dev.countersign.simulation.cloud.Environment;
import dev.countersign.simulation.cloud.Fault;
import dev.countersign.simulation.cloud.Killed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The environments of each function: one is taken for each invocation, and made when none is free.
 */
final class Fleet {
  private static final int SKEW_MILLIS = 1500;

  /** The functions. */
  enum Kind {
    ATTEST,
    SESSIONS,
    RESOLVE,
    PUBLISH,
    SETTLE,
    REPLAY
  }

  private final Cloud cloud;
  private final Dice dice;
  private final Map<Kind, Deque<Environment>> free = new EnumMap<>(Kind.class);
  private final List<Environment> all = new ArrayList<>();

  Fleet(Cloud cloud, long seed) {
    this.cloud = cloud;
    this.dice = Dice.of(seed, "fleet");
  }

  /**
   * Invokes a function on a strand of this name.
   *
   * @param ended told at the end whether it ended by itself
   */
  void invoke(Kind kind, String name, Consumer<Environment> body, Consumer<Boolean> ended) {
    cloud
        .clock()
        .begin(
            name,
            () -> {
              var free = free(kind);
              var environment = free.isEmpty() ? made(kind) : usedBefore(free, name);
              boolean lived = false;
              try {
                body.accept(environment);
                lived = !environment.process().dead();
              } catch (Killed e) {
                lived = false;
              } catch (LedgerUnavailable e) {
                cloud.say(() -> "the function failed: " + e.getMessage());
              }
              if (lived) {
                free.push(environment);
              }
              ended.accept(lived);
            });
  }

  /** What it has in its caches may be older than what was applied last. */
  private Environment usedBefore(Deque<Environment> free, String name) {
    if (cloud.cachesMayBeStale()) {
      cloud.faults().note(Fault.CACHE_STALE, name);
    }
    return free.pop();
  }

  private Deque<Environment> free(Kind kind) {
    return free.computeIfAbsent(kind, k -> new ArrayDeque<>());
  }

  private Environment made(Kind kind) {
    String name = kind + "-" + all.size();
    boolean skewed = cloud.faults().happens(Fault.FUNCTION_SKEWED, dice, name);
    long skew = dice.between(-SKEW_MILLIS, SKEW_MILLIS) * 1_000_000L;
    var environment = new Environment(cloud, skewed ? skew : 0);
    all.add(environment);
    return environment;
  }

  /** All of them die. */
  void killAll() {
    all.forEach(environment -> environment.process().kill());
    free.clear();
  }
}

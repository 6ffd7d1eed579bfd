package dev.countersign.testing.simulation.run;

import dev.countersign.domain.failure.Unavailable;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.cloud.Fault;
import dev.countersign.testing.simulation.cloud.FunctionEnvironment;
import dev.countersign.testing.simulation.cloud.ProcessKilled;
import dev.countersign.testing.simulation.cloud.SimulatedCloud;
import dev.countersign.testing.simulation.world.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The execution environments of each function. An invocation takes one that is free, or makes one.
 */
final class FunctionFleet {
  private static final int SKEW_MILLIS = 1500;

  /** The functions. */
  enum Kind {
    ATTEST,
    SESSIONS,
    RESOLVE,
    QUARREL,
    PUBLISH,
    SETTLE,
    SEAL,
    DELIVER,
    REPLAY;

    /** The one that a message is sent to. */
    static Kind of(Message message) {
      return switch (message.source()) {
        case CRM, DESK, OLD_CRM -> ATTEST;
        case AGENTS -> SESSIONS;
        case OFFICE, JUDGE -> RESOLVE;
        case PAYER, SELLER, ASKER, SIGNER -> QUARREL;
      };
    }
  }

  private final SimulatedCloud cloud;
  private final SeededDraws dice;
  private final Map<Kind, Deque<FunctionEnvironment>> free = new EnumMap<>(Kind.class);
  private final List<FunctionEnvironment> all = new ArrayList<>();

  FunctionFleet(SimulatedCloud cloud, long seed) {
    this.cloud = cloud;
    this.dice = SeededDraws.of(seed, "fleet");
  }

  /**
   * Invokes a function on a thread of this name.
   *
   * @param ended is told at the end whether the process lived to it
   */
  void invoke(Kind kind, String name, Consumer<FunctionEnvironment> body, Consumer<Boolean> ended) {
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
              } catch (ProcessKilled e) {
                lived = false;
              } catch (Unavailable e) {
                cloud.say(() -> "the function failed: " + e.getMessage());
              }
              if (lived) {
                free.push(environment);
              }
              ended.accept(lived);
            });
  }

  /** Takes a free one, whose caches may be older than what was applied last. */
  private FunctionEnvironment usedBefore(Deque<FunctionEnvironment> free, String name) {
    if (cloud.cachesMayBeStale()) {
      cloud.faults().note(Fault.CACHE_STALE, name);
    }
    return free.pop();
  }

  private Deque<FunctionEnvironment> free(Kind kind) {
    return free.computeIfAbsent(kind, k -> new ArrayDeque<>());
  }

  private FunctionEnvironment made(Kind kind) {
    String name = kind + "-" + all.size();
    boolean skewed = cloud.faults().happens(Fault.FUNCTION_SKEWED, dice, name);
    long skew = dice.between(-SKEW_MILLIS, SKEW_MILLIS) * 1_000_000L;
    var environment = new FunctionEnvironment(cloud, skewed ? skew : 0);
    all.add(environment);
    return environment;
  }

  /** Kills all environments. */
  void killAll() {
    all.forEach(environment -> environment.process().kill());
    free.clear();
  }
}

package dev.countersign.app.deliver.send;

import dev.countersign.forms.engine.Engine.CallRate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Spaces the calls of one target evenly, and keeps those apart that may not be under way at once.
 */
public final class CallPace {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Duration apart;
  private final InstantSource clock;
  private final Pausing pausing;
  private final Map<String, Semaphore> lanes = new ConcurrentHashMap<>();

  /** The run before may have ended with a call a moment ago: the first one waits, too. */
  private Instant next;

  private CallPace(Optional<Integer> perSecond, InstantSource clock, Pausing pausing) {
    this.apart =
        perSecond.map(n -> Duration.ofNanos(Math.ceilDiv(SECOND, n))).orElse(Duration.ZERO);
    this.clock = clock;
    this.pausing = pausing;
    this.next = clock.instant().plus(apart);
  }

  /** Of what puts something into the engine. */
  public static CallPace of(CallRate rate, InstantSource clock, Pausing pausing) {
    return new CallPace(rate.perSecond(), clock, pausing);
  }

  /** Of what reads there: as fast as what puts something there, unless the file says another. */
  public static CallPace ofReads(CallRate rate, InstantSource clock, Pausing pausing) {
    return new CallPace(rate.readsPerSecond().or(rate::perSecond), clock, pausing);
  }

  /**
   * Does something when it is its turn, and nothing else of the same lanes beside it.
   *
   * @param of the lanes, sorted: so no two calls wait for each other
   */
  void inTurn(Collection<String> of, Runnable call) {
    var held = new ArrayList<Semaphore>();
    try {
      for (String lane : of) {
        var free = lanes.computeIfAbsent(lane, name -> new Semaphore(1));
        free.acquireUninterruptibly();
        held.add(free);
      }
      slot();
      call.run();
    } finally {
      held.forEach(Semaphore::release);
    }
  }

  /** Waits for the next time at which a request may go. */
  public void slot() {
    if (apart.isZero()) {
      return;
    }
    Duration wait;
    synchronized (this) {
      var now = clock.instant();
      var slot = next.isAfter(now) ? next : now;
      next = slot.plus(apart);
      wait = Duration.between(now, slot);
    }
    if (!wait.isZero()) {
      pausing.pause(wait);
    }
  }
}

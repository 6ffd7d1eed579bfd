package dev.countersign.testing.simulation.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The world's time. What is to happen waits in one queue, ordered by time; a strand that waits
 * gives the turn to whatever comes first. So any interleaving of strands can be had, and the same
 * one again.
 */
public final class Scheduler {
  private static final long SECOND = 1_000_000_000L;

  /** Ends a strand whose world has ended. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1L;

    Over() {
      super("the world has ended", null, false, false);
    }
  }

  private final long seed;
  private final PriorityQueue<ScheduledWork> queue = new PriorityQueue<>(ScheduledWork.ORDER);
  private final Set<SimulatedThread> strands = new HashSet<>();
  private final List<SimulatedThread> joining = new ArrayList<>();
  private final SimulatedThread home;
  private SimulatedThread current;
  private long now;
  private long order;
  private long most;
  private boolean over;
  private @Nullable Throwable broken;

  /** A world that begins then, driven by the thread that makes it. */
  public Scheduler(long seed, Instant start) {
    this.seed = seed;
    this.now = nanos(start);
    this.home = new SimulatedThread("world", SeededDraws.of(seed, "world"));
    this.current = home;
  }

  public Instant now() {
    return instant(now);
  }

  /** Nanoseconds since 1970. */
  public long nanos() {
    return now;
  }

  /** How much has happened so far. */
  public long happenings() {
    return order - queue.size();
  }

  /** The strand that has the turn. */
  public SimulatedThread current() {
    return current;
  }

  /** Does it then, at the earliest now. It must not wait for anything. */
  public void at(Instant time, Runnable action) {
    queue.add(new ScheduledWork.Action(Math.max(now, nanos(time)), order++, action));
  }

  public void after(Duration delay, Runnable action) {
    queue.add(new ScheduledWork.Action(now + delay.toNanos(), order++, action));
  }

  /** Begins a strand of this name, now. */
  public SimulatedThread begin(String name, Runnable body) {
    var strand = new SimulatedThread[1];
    strand[0] = new SimulatedThread(name, SeededDraws.of(seed, name), () -> live(strand[0], body));
    strands.add(strand[0]);
    goesOn(strand[0], 0);
    return strand[0];
  }

  /** The strand that has the turn waits so long, and others go on meanwhile. */
  public void pause(long nanos) {
    goesOn(current, nanos);
    giveWay();
  }

  /** The strand that has the turn waits until the other has ended. */
  public void join(SimulatedThread other) {
    while (!other.ended()) {
      joining.add(current);
      giveWay();
    }
  }

  /**
   * Lets everything happen until nothing is left.
   *
   * @throws IllegalStateException when something breaks, or it does not come to an end within so
   *     many happenings
   */
  public void run(long happenings) {
    most = order + happenings;
    giveWay();
    over = true;
    queue.clear();
    for (SimulatedThread left : List.copyOf(strands)) {
      if (left.begun() && !left.ended()) {
        left.giveTurn();
        home.awaitTurn();
      }
    }
    if (broken != null) {
      throw new IllegalStateException("broke: " + broken, broken);
    }
  }

  private void live(SimulatedThread strand, Runnable body) {
    strand.awaitTurn();
    current = strand;
    try {
      body.run();
    } catch (Over e) {
      // its world has ended
    } catch (RuntimeException | Error e) {
      broken = broken == null ? e : broken;
    }
    strand.end();
    strands.remove(strand);
    joining.forEach(waiting -> goesOn(waiting, 0));
    joining.clear();
    next().giveTurn();
  }

  private void giveWay() {
    var me = current;
    var next = next();
    if (next != me) {
      next.giveTurn();
      me.awaitTurn();
    }
    current = me;
    if (over && me != home) {
      throw new Over();
    }
  }

  /** The strand that goes on next; actions before it are done here. */
  private SimulatedThread next() {
    while (!over && broken == null) {
      var due = queue.poll();
      if (due == null) {
        break;
      }
      now = due.at();
      switch (due) {
        case ScheduledWork.Turn turn -> {
          return turn.strand();
        }
        case ScheduledWork.Action action -> act(action.action());
      }
    }
    return home;
  }

  private void act(Runnable action) {
    try {
      if (order > most) {
        throw new IllegalStateException("it does not come to an end");
      }
      action.run();
    } catch (RuntimeException | Error e) {
      broken = broken == null ? e : broken;
    }
  }

  private void goesOn(SimulatedThread strand, long nanos) {
    queue.add(new ScheduledWork.Turn(now + nanos, order++, strand));
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
  }
}

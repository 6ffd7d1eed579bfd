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
 * The world's clock and scheduler. Everything that is to happen waits in one queue, ordered by
 * time. Only one thread runs at a time: when it waits, the next in the queue gets the turn. So a
 * seed decides the interleaving of threads, and it is the same every time.
 */
public final class Scheduler {
  private static final long SECOND = 1_000_000_000L;

  /** Ends a thread whose world has ended. */
  private static final class Over extends Error {
    private static final long serialVersionUID = 1L;

    Over() {
      super("the world has ended", null, false, false);
    }
  }

  private final long seed;
  private final PriorityQueue<ScheduledWork> queue = new PriorityQueue<>(ScheduledWork.ORDER);
  private final Set<SimulatedThread> threads = new HashSet<>();
  private final List<SimulatedThread> joining = new ArrayList<>();
  private final SimulatedThread home;
  private SimulatedThread current;
  private long now;
  private long order;
  private long most;
  private boolean over;
  private @Nullable Throwable broken;

  /** A world that begins at this time, driven by the thread that makes it. */
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

  /** How many steps were taken so far. */
  public long steps() {
    return order - queue.size();
  }

  /** The thread that has the turn. */
  public SimulatedThread current() {
    return current;
  }

  /** Runs the action at this time, or now where that is past. It must not wait for anything. */
  public void at(Instant time, Runnable action) {
    queue.add(new ScheduledWork.Action(Math.max(now, nanos(time)), order++, action));
  }

  /** Runs the action after this delay. It must not wait for anything. */
  public void after(Duration delay, Runnable action) {
    queue.add(new ScheduledWork.Action(now + delay.toNanos(), order++, action));
  }

  /** Begins a thread now. Its name is the same in every run of the seed. */
  public SimulatedThread begin(String name, Runnable body) {
    var thread = new SimulatedThread[1];
    thread[0] = new SimulatedThread(name, SeededDraws.of(seed, name), () -> live(thread[0], body));
    threads.add(thread[0]);
    goesOn(thread[0], 0);
    return thread[0];
  }

  /** The current thread waits this long, and others go on meanwhile. */
  public void pause(long nanos) {
    goesOn(current, nanos);
    giveWay();
  }

  /** The current thread waits until the other has ended. */
  public void join(SimulatedThread other) {
    while (!other.ended()) {
      joining.add(current);
      giveWay();
    }
  }

  /**
   * Runs until nothing is left in the queue.
   *
   * @param steps the most that may be taken
   * @throws IllegalStateException when something throws, or the end is not reached in so many steps
   */
  public void run(long steps) {
    most = order + steps;
    giveWay();
    over = true;
    queue.clear();
    for (SimulatedThread left : List.copyOf(threads)) {
      if (left.begun() && !left.ended()) {
        left.giveTurn();
        home.awaitTurn();
      }
    }
    if (broken != null) {
      throw new IllegalStateException("broke: " + broken, broken);
    }
  }

  private void live(SimulatedThread thread, Runnable body) {
    thread.awaitTurn();
    current = thread;
    try {
      body.run();
    } catch (Over e) {
      // its world has ended
    } catch (RuntimeException | Error e) {
      broken = broken == null ? e : broken;
    }
    thread.end();
    threads.remove(thread);
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

  /** The thread that goes on next; actions before it are done here. */
  private SimulatedThread next() {
    while (!over && broken == null) {
      var due = queue.poll();
      if (due == null) {
        break;
      }
      now = due.at();
      switch (due) {
        case ScheduledWork.Turn turn -> {
          return turn.thread();
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

  private void goesOn(SimulatedThread thread, long nanos) {
    queue.add(new ScheduledWork.Turn(now + nanos, order++, thread));
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * SECOND + time.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND);
  }
}

package dev.countersign.app.deliver;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Lets one of several threads go on at a time; at each step a seed chooses which. */
final class SeededTurns {
  private final Random random;
  private final Set<Integer> waiting = new TreeSet<>();
  private int missing;
  private int current = -1;

  SeededTurns(long seed, int players) {
    this.random = new Random(seed);
    this.missing = players;
  }

  /** Joins; goes on once all have joined and it is chosen. */
  synchronized void begin(int player) {
    missing--;
    waiting.add(player);
    choose();
    await(player);
  }

  /** Gives the turn back, and goes on when it is chosen again. */
  synchronized void next(int player) {
    waiting.add(player);
    current = -1;
    choose();
    await(player);
  }

  /** Leaves. */
  synchronized void end(int player) {
    current = -1;
    choose();
  }

  private void choose() {
    if (missing == 0 && current < 0 && !waiting.isEmpty()) {
      current = waiting.stream().toList().get(random.nextInt(waiting.size()));
      notifyAll();
    }
  }

  private void await(int player) {
    while (current != player) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    waiting.remove(player);
  }
}

package dev.countersign.testing.simulation.clock;

import java.util.concurrent.locks.LockSupport;

/** A thread that runs only while it has the turn; no other runs meanwhile. */
public final class SimulatedThread {
  private final String name;
  private final SeededDraws dice;
  private final Thread thread;
  private volatile boolean turn;
  private boolean ended;
  private int counted;

  /** The thread that runs already and makes this object. */
  SimulatedThread(String name, SeededDraws dice) {
    this.name = name;
    this.dice = dice;
    this.thread = Thread.currentThread();
  }

  /** A thread that begins when it first gets the turn. */
  SimulatedThread(String name, SeededDraws dice, Runnable body) {
    this.name = name;
    this.dice = dice;
    this.thread = Thread.ofVirtual().unstarted(body);
  }

  /** Says what it does; the same in every run of a seed. */
  public String name() {
    return name;
  }

  /** Its own draws. */
  public SeededDraws dice() {
    return dice;
  }

  /** Counts its steps, from 1. */
  public int count() {
    return ++counted;
  }

  /** Its name and its step; the same in every run of a seed. */
  public String where() {
    return name + ":" + counted;
  }

  public boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  void giveTurn() {
    turn = true;
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    } else {
      LockSupport.unpark(thread);
    }
  }

  void awaitTurn() {
    while (!turn) {
      LockSupport.park(this);
    }
    turn = false;
  }

  boolean begun() {
    return thread.getState() != Thread.State.NEW;
  }
}

package dev.countersign.testing.billing.work;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.testing.billing.work.ResultLives.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A bus that brings each event three times, each at a time of its own up to three days late, so
 * that a reversal often overtakes what it takes back. What wasn't taken comes again.
 */
public final class RepeatingBus {
  private static final int TIMES = 3;
  private static final Duration LATEST = Duration.ofDays(3);

  private final Random random;
  private final TreeMap<Instant, List<BusMessage>> coming = new TreeMap<>();

  public RepeatingBus(long seed) {
    this.random = new Random(seed);
  }

  /** Puts these entries' events. */
  public void put(Collection<Entry> entries) {
    for (Entry entry : entries) {
      for (BusMessage message : Result.messages(entry.results())) {
        for (int i = 0; i < TIMES; i++) {
          again(message, entry.recordedAt().plus(delay()));
        }
      }
    }
  }

  private Duration delay() {
    return random.nextInt(3) == 0
        ? Duration.ofSeconds(random.nextInt((int) LATEST.toSeconds()))
        : Duration.ofSeconds(random.nextInt(60));
  }

  /** Brings a message at a time. */
  public void again(BusMessage message, Instant at) {
    coming.computeIfAbsent(at, time -> new ArrayList<>()).add(message);
  }

  /** What has come by now, in any order. */
  public List<BusMessage> come(Instant now) {
    var come = coming.headMap(now, true);
    var messages = new ArrayList<BusMessage>();
    come.values().forEach(messages::addAll);
    come.clear();
    Collections.shuffle(messages, random);
    return messages;
  }

  /** How many are still to come. */
  public int left() {
    return coming.values().stream().mapToInt(List::size).sum();
  }
}

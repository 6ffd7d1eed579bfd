package dev.countersign.testing.billing.work;

import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.testing.billing.server.BilledTo;
import dev.countersign.testing.billing.server.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Lives of records, drawn by a seed: most are billed and stay so; others are restated, at once or
 * months later, for as much, less or more, or for another customer; some are taken back, and some
 * of these billed again.
 */
public final class ResultLives {
  private final Random random;
  private final List<Subscriber> customers;
  private final Instant begin;
  private final Instant end;

  /** What one decision recorded: its results stand in one entry. */
  public record Entry(Instant recordedAt, List<Result> results) {
    public Entry {
      results = List.copyOf(results);
    }
  }

  /** Lives of these customers' records, each recorded between these times. */
  public ResultLives(long seed, List<Subscriber> customers, Instant begin, Instant end) {
    this.random = new Random(seed);
    this.customers = List.copyOf(customers);
    this.begin = begin;
    this.end = end;
  }

  /** Entries with so many results at least, in the order in which they were recorded. */
  public List<Entry> entries(int results) {
    var entries = new ArrayList<Entry>();
    int made = 0;
    for (int record = 0; made < results; record++) {
      var life = life("record-" + record);
      made += life.stream().mapToInt(entry -> entry.results().size()).sum();
      entries.addAll(life);
    }
    entries.sort(Comparator.comparing(Entry::recordedAt));
    return entries;
  }

  private List<Entry> life(String record) {
    var life = new ArrayList<Entry>();
    var now = begin.plus(drawn(Duration.between(begin, end)));
    var standing = billed(record, 1, cents(), customer(), now);
    life.add(new Entry(now, List.of(standing)));
    int revision = 1;
    while (random.nextInt(100) < 35) {
      now = now.plus(pause());
      if (now.isAfter(end)) {
        return life;
      }
      var reversal = standing.takenBack(now);
      revision++;
      boolean restated = random.nextInt(100) < 70;
      if (!restated) {
        life.add(new Entry(now, List.of(reversal)));
        if (random.nextBoolean()) {
          return life;
        }
        now = now.plus(pause());
        if (now.isAfter(end)) {
          return life;
        }
      }
      BilledTo customer = random.nextInt(10) == 0 ? customer() : standing.customer();
      long cents = random.nextInt(5) == 0 ? standing.cents() : cents();
      standing = billed(record, revision, cents, customer, now);
      life.add(new Entry(now, restated ? List.of(reversal, standing) : List.of(standing)));
    }
    return life;
  }

  /** Mostly just now; sometimes long before it was recorded. */
  private Result billed(String record, int revision, long cents, BilledTo customer, Instant now) {
    var occurred =
        now.minus(drawn(random.nextInt(10) == 0 ? Duration.ofDays(100) : Duration.ofMinutes(10)));
    return new Result(Kind.BILLABLE, record, revision, cents, customer, occurred, now);
  }

  private Subscriber customer() {
    return customers.get(random.nextInt(customers.size()));
  }

  private long cents() {
    return 1L + random.nextInt(9_999);
  }

  private Duration pause() {
    var longest =
        switch (random.nextInt(4)) {
          case 0 -> Duration.ofSeconds(5);
          case 1 -> Duration.ofDays(2);
          case 2 -> Duration.ofDays(10);
          default -> Duration.ofDays(60);
        };
    return drawn(longest);
  }

  /** Whole seconds, one at least. */
  private Duration drawn(Duration most) {
    return Duration.ofSeconds(1 + random.nextInt((int) most.toSeconds()));
  }
}

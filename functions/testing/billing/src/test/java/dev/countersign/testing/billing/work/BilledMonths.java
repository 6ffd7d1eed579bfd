package dev.countersign.testing.billing.work;

import dev.countersign.app.deliver.intake.BusMessage;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.ledger.PostingList;
import dev.countersign.testing.billing.server.BillingServer;
import dev.countersign.testing.billing.work.Mortal.Fate;
import dev.countersign.testing.billing.work.ResultLives.Entry;
import dev.countersign.testing.billing.work.Workers.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Months in which two workers at once post what the bus brings, once a day, and die doing so. Two
 * hours before a month ends nobody dies any more, until everything that was begun is decided: what
 * is in doubt when a month closes is a person's to decide.
 */
public final class BilledMonths {
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_ROUNDS = 100;

  /** Of 1,000 uses of something outside: before how many the worker dies, and after how many. */
  private static final int DEADLY = 4;

  private static final int DEADLY_REQUESTS = 30;

  private final Random random;
  private final BillingServer server;
  private final WorkClock clock;
  private final Workers workers;
  private final RepeatingBus bus;
  private int events;
  private int started;

  /** Months of this target on this server. */
  public BilledMonths(long seed, BillingServer server, TargetSetup target, Instant begin) {
    this.random = new Random(seed);
    this.server = server;
    this.clock = new WorkClock(begin);
    this.workers = new Workers(target, clock);
    this.bus = new RepeatingBus(seed);
  }

  public Workers workers() {
    return workers;
  }

  /** How many messages came, each coming counted. */
  public int events() {
    return events;
  }

  /** How many workers were started. */
  public int started() {
    return started;
  }

  /** Lives through all of these, until the last month's invoice is made. */
  public void live(List<Entry> entries, YearMonth last) {
    bus.put(entries);
    var month = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    for (; !month.isAfter(last); month = month.plusMonths(1)) {
      var next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      while (clock.instant().isBefore(next.minus(Duration.ofDays(1)))) {
        clock.pause(Duration.ofDays(1));
        day();
      }
      clock.to(next.minus(Duration.ofHours(2)));
      settle();
      // An invoice is made at the second of the day at which its subscription was.
      var invoiced = next.plus(Duration.ofHours(1));
      clock.to(invoiced);
      server.moveTo(invoiced);
    }
    if (bus.left() > 0) {
      throw new IllegalStateException("events are left: " + bus.left());
    }
  }

  /** What has come, and a while later what is due then. */
  private void day() {
    for (int round = 0; round < 2; round++) {
      round(this::strikes);
      clock.pause(PAUSE);
    }
  }

  /** Until nothing has come and nothing is due. */
  private void settle() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      round((use, point) -> false);
      clock.pause(PAUSE);
      if (workers.list(new PostingList.Due()).isEmpty()) {
        return;
      }
    }
    throw new IllegalStateException("something is still due");
  }

  private void round(Fate fate) {
    var come = bus.come(clock.instant());
    events += come.size();
    started += 2;
    int half = random.nextInt(come.size() + 1);
    List<List<BusMessage>> parts =
        List.of(come.subList(0, half), new ArrayList<>(come.subList(half, come.size())));
    var leases = random.nextInt(3) == 0 ? Leases.BELIEVED : Leases.KEPT;
    for (BusMessage left : workers.atOnce(parts, fate, leases)) {
      bus.again(left, clock.instant());
      events--;
    }
  }

  private synchronized boolean strikes(String use, Mortal.Point point) {
    return random.nextInt(1000) < (use.startsWith("EngineConnection") ? DEADLY_REQUESTS : DEADLY);
  }
}

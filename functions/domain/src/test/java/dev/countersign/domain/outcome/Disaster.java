package dev.countersign.domain.outcome;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * A life whose table is taken back to an earlier time, once or twice: what was published stays
 * published, and the sources send again, in another order and at another time.
 */
final class Disaster {
  private static final Duration GRACE = Duration.ofDays(2);

  /** Longer than anything waits, so that all was settled before it. */
  private static final Duration LATE = Duration.ofDays(120);

  final PublishedResults bus = new PublishedResults();

  private final Life life;
  private final Random dice;
  private final Telling telling;
  private final boolean late;
  private final boolean twice;
  private final boolean news;
  private int before;

  /** Whether restored tables are told what the bus has. */
  enum Telling {
    TOLD,
    UNTOLD
  }

  Disaster(long seed, Telling telling) {
    this.life = eventful(seed);
    this.dice = new Random(seed * 31 + 17);
    this.telling = telling;
    this.late = dice.nextInt(3) == 0;
    this.twice = dice.nextBoolean();
    this.news = dice.nextBoolean();
  }

  /** One with two results or more, where there is one among the next few. */
  static Life eventful(long seed) {
    return LongStream.range(0, 60)
        .mapToObj(next -> new Life(seed * 60 + next))
        .filter(life -> !life.sessions.isEmpty() && life.statements.size() > 1)
        .filter(life -> undisturbed(life, LATE).events().size() > 1)
        .findFirst()
        .orElseGet(() -> new Life(seed));
  }

  /** Whether everything had come to rest before the table was lost, and all is sent in time. */
  boolean calm() {
    return late && !twice && !news;
  }

  /** How many results were published before the table was last taken back. */
  int before() {
    return before;
  }

  /** Lives it, and gives the last table when all has been sent again and all time has passed. */
  Outcome live(Instant end) {
    var arrivals = new ArrayList<>(life.arrivals(null));
    if (news) {
      var said = arrivals.stream().filter(arrival -> arrival.said() != null).toList();
      var last = said.get(dice.nextInt(said.size()));
      arrivals.remove(last);
      arrivals.add(last.again(end.minus(LATE)));
    }
    var lost = new Outcome(life.book);
    Instant back = back();
    play(lost, arrivals, back);
    var backup = lost.copy();
    Instant now = (late ? Life.START.plus(LATE) : back).plus(upTo(Duration.ofDays(5)));
    play(lost, after(arrivals, back), now);
    bus.take(backup.events());
    bus.take(lost.events().subList(backup.events().size(), lost.events().size()), kept());
    if (!twice) {
      return again(backup, arrivals, back, now, end);
    }
    // The second time it is taken back to before the first, or to some time since.
    var second = backup.copy();
    told(second, now);
    Instant since = now.plus(upTo(GRACE.multipliedBy(2)));
    play(second, sentAgain(arrivals, back, now), since);
    var newer = second.copy();
    Instant later = since.plus(upTo(GRACE.multipliedBy(2)));
    second.pass(later);
    bus.take(newer.events());
    bus.take(second.events().subList(newer.events().size(), second.events().size()), kept());
    var taken = dice.nextBoolean() ? newer : backup;
    return again(taken, arrivals, Instant.MIN, later, end);
  }

  private Outcome again(
      Outcome restored, List<Life.Arrival> arrivals, Instant back, Instant now, Instant end) {
    before = bus.events().size();
    told(restored, now);
    play(restored, sentAgain(arrivals, back, now), end);
    bus.take(restored.events());
    return restored;
  }

  /** More often than not right before a result of the life undisturbed. */
  private Instant back() {
    var first = late ? LATE : Duration.ofDays(6);
    var results = undisturbed(life, first).events();
    return results.isEmpty() || dice.nextInt(4) == 0
        ? Life.START.plus(upTo(first))
        : results.get(dice.nextInt(results.size())).recordedAt().minusSeconds(1);
  }

  private static Outcome undisturbed(Life life, Duration until) {
    var outcome = new Outcome(life.book);
    play(outcome, life.arrivals(null), Life.START.plus(until));
    return outcome;
  }

  private void told(Outcome restored, Instant now) {
    if (telling == Telling.TOLD) {
      restored.restored(bus.events(), now, now.plus(GRACE));
      var again = restored.restored(bus.events(), now, now.plus(GRACE));
      assertInstanceOf(Decision.Unchanged.class, again);
    }
  }

  /** All that came since, and some of what came before; what has still to come at its own time. */
  private List<Life.Arrival> sentAgain(List<Life.Arrival> arrivals, Instant back, Instant now) {
    var sent = new ArrayList<Life.Arrival>();
    // What is late is sent in the grace: the wait for it is over.
    boolean hurried = late || dice.nextBoolean();
    var within = hurried ? GRACE.minusSeconds(2) : GRACE.multipliedBy(3);
    for (Life.Arrival arrival : arrivals) {
      if (arrival.at().isAfter(now)) {
        sent.add(arrival);
      } else if (arrival.at().isAfter(back) || dice.nextInt(3) == 0) {
        sent.add(arrival.again(now.plusSeconds(1).plus(upTo(within))));
      }
    }
    Collections.shuffle(sent, dice);
    sent.sort(Comparator.comparing(Life.Arrival::at));
    return sent;
  }

  private static List<Life.Arrival> after(List<Life.Arrival> arrivals, Instant time) {
    return arrivals.stream().filter(arrival -> arrival.at().isAfter(time)).toList();
  }

  private static void play(Outcome outcome, List<Life.Arrival> arrivals, Instant until) {
    for (Life.Arrival arrival : arrivals) {
      var said = arrival.said();
      var recorded = arrival.recorded();
      if (arrival.at().isAfter(until)) {
        break;
      }
      if (said != null) {
        outcome.say(said);
      } else if (recorded != null) {
        outcome.record(recorded);
      }
    }
    outcome.pass(until);
  }

  /** An entry may be lost before all its events were published. */
  private PublishedResults.Kept kept() {
    boolean all = late || dice.nextInt(3) > 0;
    return event -> all || dice.nextInt(3) > 0;
  }

  private Duration upTo(Duration most) {
    return Duration.ofSeconds(dice.nextLong(most.toSeconds()));
  }
}

package dev.countersign.domain.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.EventId;
import dev.countersign.domain.planning.StubEngine.Luck;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.Dedupe;
import dev.countersign.domain.posting.EngineRules.Reading;
import dev.countersign.domain.posting.Periods;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.TimeLimits.Otherwise;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random lives of one outcome against an engine that loses requests and answers, refuses and
 * forgets its keys, by two workers that die. {@link StubEngine} checks rules 2, 3, 4 and 6 of
 * {@code docs/billing.md}, section 10, at each call; here the sum is checked.
 */
final class PostingPropertyTest {
  private static final int CASES = Integer.getInteger("cases", 1000);
  private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  @Test
  void sums_ofTheEngine_areWhatStandsOrThePostingsTellWhyNot() {
    var seen = new TreeMap<String, Integer>();
    for (int seed = 1; seed <= CASES; seed++) {
      var random = new Random(seed);
      var target = target(random);
      var lines = life(random);
      var machine = new PostingMachine(target, random, START);
      live(machine, lines, random);
      machine.quiet();
      check(seed, machine, lines);
      machine
          .postings
          .byId()
          .values()
          .forEach(posting -> seen.merge(word(posting), 1, (a, b) -> a + b));
    }
    for (var word : List.of("annulled", "corrected", "held", "sent", "waiting")) {
      assertTrue(seen.getOrDefault(word, 0) > 0, () -> word + " never seen: " + seen);
    }
  }

  @Test
  void engine_thatAnswers_leavesNothingOpen() {
    for (int seed = 1; seed <= CASES; seed++) {
      var random = new Random(seed);
      var target = EngineBuilder.ableEngine().build();
      var lines = life(random);
      var machine = new PostingMachine(target, random, START);
      for (BillingLine line : shuffledAndRepeated(lines, random)) {
        machine.arrives(line);
        for (int i = random.nextInt(16); i > 0; i--) {
          machine.step(Luck.FINE);
          machine.now = machine.now.plus(Duration.ofHours(random.nextInt(12)));
        }
      }
      machine.quiet();
      int life = seed;
      var open =
          machine.postings.byId().values().stream()
              .filter(posting -> machine.isExplained(posting.state()))
              .toList();
      assertEquals(List.of(), open, () -> "seed " + life);
      check(seed, machine, lines);
    }
  }

  private static void live(PostingMachine machine, List<BillingLine> lines, Random random) {
    var luck = new EnumMap<Luck, Integer>(Map.of(Luck.FINE, 6, Luck.REFUSED, random.nextInt(2)));
    for (Luck bad : List.of(Luck.ANSWER_LOST, Luck.REQUEST_LOST, Luck.BUSY)) {
      luck.put(bad, random.nextInt(4));
    }
    var draws = new ArrayList<Luck>();
    luck.forEach((kind, times) -> draws.addAll(Collections.nCopies(times, kind)));
    for (BillingLine line : shuffledAndRepeated(lines, random)) {
      machine.arrives(line);
      for (int i = random.nextInt(24); i > 0; i--) {
        machine.step(draws.get(random.nextInt(draws.size())));
        var pause = random.nextInt(10) == 0 ? Duration.ofHours(20) : Duration.ofMinutes(7);
        machine.now = machine.now.plus(pause.multipliedBy(random.nextInt(4)));
      }
    }
  }

  /** Rule 1, to the cent: what stands is what the engine has and what is still open. */
  private static void check(int seed, PostingMachine machine, List<BillingLine> lines) {
    var ids = lines.stream().map(BillingLine::id).toList();
    long stands = lines.stream().mapToLong(line -> line.amount().minor()).sum();
    long open =
        machine.postings.byId().values().stream()
            .filter(posting -> isOpen(posting, machine))
            .mapToLong(posting -> posting.line().amount().minor())
            .sum();
    assertEquals(stands, machine.engine.total(ids) + open, () -> "seed " + seed + states(machine));
    assertEquals(ids.size(), machine.postings.byId().size(), () -> "seed " + seed);
  }

  private static boolean isOpen(Posting posting, PostingMachine machine) {
    return switch (posting.state()) {
      case PostingState.Held held ->
          held.requestOrNull() == null || !machine.engine.did(posting.id(), held.requestOrNull());
      case PostingState.Corrected corrected ->
          isOpen(machine.postings.posting(corrected.by()).orElseThrow(), machine);
      default -> machine.isExplained(posting.state());
    };
  }

  private static List<BillingLine> shuffledAndRepeated(List<BillingLine> lines, Random random) {
    var all = new ArrayList<>(lines);
    if (random.nextBoolean()) {
      Collections.shuffle(all, random);
    }
    lines.stream()
        .filter(line -> random.nextInt(3) == 0)
        .forEach(line -> all.add(random.nextInt(all.size() + 1), line));
    return all;
  }

  /** A billable, restated up to three times, and perhaps taken back for good. */
  private static List<BillingLine> life(Random random) {
    var occurred = START.minus(Duration.ofDays(random.nextInt(40)));
    var story = Story.signed().at(occurred.truncatedTo(ChronoUnit.SECONDS), START);
    var lines = new ArrayList<BillingLine>();
    int last = 1 + random.nextInt(4);
    long amount = 1000 + random.nextInt(3) * 500L;
    lines.add(story.billable(1, amount));
    for (int revision = 2; revision <= last; revision++) {
      lines.add(story.replaced(revision - 1, amount));
      amount = 1000 + random.nextInt(3) * 500L;
      lines.add(story.replacing(revision, amount));
    }
    if (random.nextBoolean()) {
      lines.add(story.reversal(last, amount));
    }
    return lines;
  }

  private static BillingTarget target(Random random) {
    var engine = EngineBuilder.engine();
    engine.dedupe(
        switch (random.nextInt(3)) {
          case 0 -> new Dedupe.Forever();
          case 1 -> new Dedupe.None();
          default -> Dedupe.Window.of(Duration.ofHours(24));
        });
    if (random.nextBoolean()) {
      engine.late(Duration.ofDays(20)).future(Duration.ofMinutes(5));
    }
    engine.otherwise(random.nextInt(4) == 0 ? Otherwise.HOLD : Otherwise.NOW);
    engine.periods(
        random.nextInt(3) == 0
            ? new Periods.None()
            : new Periods.Months(null, Duration.ofDays(random.nextInt(3))));
    engine.reading(random.nextBoolean() ? Reading.BY_ID : Reading.NOT_BY_ID);
    if (random.nextInt(3) == 0) {
      engine.cancel(Duration.ofHours(24), random.nextBoolean() ? While.ALWAYS : While.OPEN);
    }
    if (random.nextInt(3) > 0) {
      engine.negative(random.nextBoolean() ? null : Duration.ofDays(3));
    }
    if (random.nextInt(4) > 0) {
      engine.documents(Direction.CREDIT);
    }
    if (random.nextInt(4) > 0) {
      engine.documents(Direction.CHARGE);
    }
    return engine.build();
  }

  private static String word(Posting posting) {
    PostingState state = posting.state();
    return state.word();
  }

  private static String states(PostingMachine machine) {
    return new TreeMap<EventId, Posting>(machine.postings.byId())
        .values().stream()
            .map(posting -> posting.line().amount() + " " + posting.state())
            .collect(Collectors.joining("\n", "\n", "\n"));
  }
}

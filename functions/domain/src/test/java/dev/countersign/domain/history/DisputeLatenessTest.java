package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeEnd;
import dev.countersign.domain.dispute.DisputeEnd.EndedBy;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import dev.countersign.domain.terms.ExemptionRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * However late the due work runs, and however often, disputes end in the same states at the same
 * times with the same sums: {@code docs/disputes.md}, section 12. What must always hold of an entry
 * holds of each.
 */
final class DisputeLatenessTest {
  private static final int LIVES = Integer.getInteger("lives", 400);
  private static final Instant END = Instant.parse("2027-08-01T00:00:00Z");

  /** One thing that is said, and when. */
  private record Said(Instant at, BiConsumer<DisputeLife, Instant> what) {}

  @Test
  void lives_withDueWorkOnTimeAndNever_endTheSame() {
    Long only = Long.getLong("seed");
    for (long seed = only == null ? 1 : only; seed <= (only == null ? LIVES : only); seed++) {
      var random = new Random(seed);
      var terms =
          DisputeLife.terms(
                  pick(random, OnSilence.values()),
                  pick(random, OnSilence.values()),
                  pick(random, Meanwhile.values()))
              .freeWhen(new ExemptionRule.HumanHandled());
      var onTime = DisputeLife.under(terms);
      var late = DisputeLife.under(terms);
      for (Said said : story(random)) {
        onTime.outcome().pass(said.at());
        said.what().accept(onTime, said.at());
        said.what().accept(late, said.at());
      }
      onTime.outcome().pass(END);
      late.outcome().decide(new Stimulus.TimeReached(List.of()), END);
      assertEquals(told(onTime), told(late), "seed " + seed);
      holds(onTime, "seed " + seed);
      holds(late, "seed " + seed);
    }
  }

  private static String told(DisputeLife life) {
    var dispute = life.outcome().last().registers().dispute();
    return dispute.map(it -> it.code() + " " + it.end().map(DisputeLatenessTest::told))
        + " "
        + life.outcome().net();
  }

  /** The end; that by the terms has the time at which it was found. */
  private static String told(DisputeEnd end) {
    return end.by() == EndedBy.TERMS ? "by terms" : end.toString();
  }

  /** Nothing below zero, never more than the price, and an end at the last deadline. */
  private static void holds(DisputeLife life, String seed) {
    long net = 0;
    for (Entry entry : life.outcome().entries()) {
      net += entry.results().stream().mapToLong(result -> result.amount().minor()).sum();
      assertEquals(true, net >= 0 && net <= 3000, seed + ": " + net);
    }
    var dispute = life.outcome().last().registers().dispute();
    assertEquals(true, dispute.isEmpty() || dispute.get().end().isPresent(), seed);
  }

  private static List<Said> story(Random random) {
    var story = new ArrayList<Said>();
    var at = Instant.parse("2026-11-04T00:00:00Z");
    int number = 3 + random.nextInt(8);
    for (int i = 0; i < number; i++) {
      at = at.plus(Duration.ofHours(random.nextInt(24 * 12)));
      story.add(new Said(at, something(random, i)));
    }
    return story;
  }

  private static BiConsumer<DisputeLife, Instant> something(Random random, int place) {
    var amount = StatementBuilder.money(1 + random.nextInt(29) + ".00", "EUR");
    var code = pick(random, DisputeCode.values());
    boolean held = random.nextBoolean();
    var who = pick(random, Session.HandledBy.values());
    int days = random.nextInt(20);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> (life, at) -> life.opens(at, code, held ? amount : null);
      case 3 -> (life, at) -> says(life, at, new DisputeAct.Contested());
      case 4 -> (life, at) -> says(life, at, new DisputeAct.Offered(amount));
      case 5 -> (life, at) -> says(life, at, new DisputeAct.Withdrawn());
      case 6 ->
          (life, at) -> says(life, at, new DisputeAct.Ruled(finding(days, amount), "ann", "so"));
      case 7 ->
          (life, at) ->
              life.outcome()
                  .decide(
                      new Stimulus.SessionsRecorded(
                          List.of(
                              SessionBuilder.session("s1")
                                  .handledBy(who)
                                  .recorded(at)
                                  .received(at)
                                  .build())),
                      at);
      default ->
          (life, at) ->
              life.outcome()
                  .decide(
                      new Stimulus.Stated(
                          StatementBuilder.retracted("r" + place)
                              .occurred(at.plus(Duration.ofDays(days)))
                              .stated(at)
                              .received(at)
                              .build(),
                          List.of()),
                      at);
    };
  }

  private static DisputeFinding finding(int which, Money amount) {
    return switch (which % 3) {
      case 0 -> new DisputeFinding.Stands();
      case 1 -> new DisputeFinding.Falls();
      default -> new DisputeFinding.Adjusted(amount);
    };
  }

  private static void says(DisputeLife life, Instant at, DisputeAct act) {
    life.told(at.toString(), at.toString(), act, DisputeLife.JUDGE);
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}

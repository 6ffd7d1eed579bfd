package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.OutcomeLife;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.WatchedOutcome;
import dev.countersign.domain.fold.Speakers;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TermsBook;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules 1 to 10 of the contract, section 16, over made-up lives. Each life is lived in two orders,
 * one of them with repetitions. After every step the outcome stands where the oracle says, and each
 * statement is answered by the oracle's verdict. A failure names its seed; {@code -Dseed=N} lives
 * that one alone.
 */
final class TenRulesPropertyTest {
  private static final int IN_A_BUILD = 2_000;

  /**
   * 6,000 lives in a build, 300,000 with {@code -Pnightly}; mutation testing, which lives them for
   * each mutant, asks for fewer.
   */
  private static final int CASES = Integer.getInteger("cases", IN_A_BUILD);

  private static final Instant RESOLVED = OutcomeLife.START.plus(Duration.ofDays(10));
  private static final Instant END = OutcomeLife.START.plus(Duration.ofDays(800));

  /** All but those that need a person, a restore or a billion. */
  private static final Set<String> REASONS =
      Set.of(
          ReasonCodes.NO_SESSION,
          ReasonCodes.NOT_ATTESTED,
          ReasonCodes.OUT_OF_WINDOW,
          ReasonCodes.PRECEDES_SESSION,
          ReasonCodes.SEVERAL_SESSIONS,
          ReasonCodes.WITNESS_CONTRADICTS,
          ReasonCodes.RULE_FAILED,
          ReasonCodes.NO_TERMS,
          ReasonCodes.ASSURANCE,
          ReasonCodes.TEST,
          ReasonCodes.HOLDOUT,
          ReasonCodes.HUMAN_HANDLED,
          ReasonCodes.MISSING_DATE,
          ReasonCodes.MISSING_VALUE,
          ReasonCodes.WRONG_CURRENCY,
          ReasonCodes.NO_PRICE,
          ReasonCodes.MERGED,
          "golden",
          "gone",
          "fraud");

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, 2_000_000})
  void everyLife_inAnyOrderAndRepeated_endsWhereTheOracleSays(long from) {
    Long one = Long.getLong("seed");
    var seeds = one == null ? LongStream.range(from, from + CASES) : LongStream.of(one);
    seeds.forEach(seed -> {
      try {
        live(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dseed=" + seed + ": " + e.getMessage(), e);
      }
    });
  }

  /** Lives that all end alike would prove little. */
  @Test
  void lives_fiveThousand_reachEveryStatusVerdictAndReason() {
    assumeTrue(CASES >= IN_A_BUILD, "mutation testing has no time for it");
    Set<OutcomeStatus> statuses = EnumSet.noneOf(OutcomeStatus.class);
    Set<StatementVerdict> verdicts = EnumSet.noneOf(StatementVerdict.class);
    Set<String> reasons = new HashSet<>();
    int refunds = 0;
    int shared = 0;
    for (long seed = 0; seed < 5_000; seed++) {
      var life = new OutcomeLife(seed, OutcomeLife.Kind.ANY);
      for (Entry entry : lived(life, life.arrivals(null)).entries()) {
        statuses.add(entry.status());
        reasons.add(String.valueOf(entry.reasonOrNull()));
        if (entry.trace() instanceof Stimulus.Trace.Said said) {
          verdicts.add(said.verdict());
        }
        refunds += (int) entry.results().stream().filter(r -> r.refundOrNull() != null).count();
        shared += entry.shares().size() > 1 ? 1 : 0;
      }
    }
    assertEquals(EnumSet.allOf(OutcomeStatus.class), statuses);
    assertEquals(EnumSet.allOf(StatementVerdict.class), verdicts);
    assertTrue(reasons.containsAll(REASONS), reasons.toString());
    assertTrue(refunds > 100 && shared > 1_000, refunds + " refunds, " + shared + " shared");
  }

  private static void live(long seed) {
    var kind = seed % 3 == 0 ? OutcomeLife.Kind.ANY : OutcomeLife.Kind.ORDERLESS;
    var life = new OutcomeLife(seed, kind);
    long net = ended(life, life.arrivals(null), seed, "in its own order");
    long shuffled = ended(life, life.arrivals(seed * 31 + 7), seed, "in another order");
    // Rule 5: order and repetition mean nothing.
    if (kind == OutcomeLife.Kind.ORDERLESS) {
      assertEquals(net, shuffled, "the net amount in another order");
    }
  }

  /** Lives it to its end, where the oracle must agree after every step; gives the net amount. */
  private static long ended(
      OutcomeLife life, List<OutcomeLife.Arrival> arrivals, long seed, String order) {
    try {
      var watched = new WatchedOutcome(life);
      for (OutcomeLife.Arrival arrival : arrivals) {
        watched.arrives(arrival);
        var statement = arrival.statement();
        if (statement != null) {
          sayAgain(watched.outcome, statement);
          sayOtherContent(watched.outcome, statement);
        }
      }
      resolve(watched, new Random(seed));
      watched.passes(END);
      check(watched.outcome, life.book);
      return watched.outcome.net();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(order + ": " + e.getMessage(), e);
    }
  }

  /** Persons decide when all has come, so that they see the same in any order. */
  private static void resolve(WatchedOutcome watched, Random dice) {
    if (dice.nextInt(3) == 0) {
      watched.chosen("s" + dice.nextInt(3), RESOLVED);
    }
    if (dice.nextInt(3) == 0) {
      watched.ruled(
          dice.nextBoolean() ? Ruling.Finding.STANDS : Ruling.Finding.FALLS,
          RESOLVED.plusSeconds(60));
    }
  }

  private static OutcomeFixture lived(OutcomeLife life, List<OutcomeLife.Arrival> arrivals) {
    var outcome = new OutcomeFixture(life.book);
    for (OutcomeLife.Arrival arrival : arrivals) {
      var statement = arrival.statement();
      var session = arrival.session();
      if (statement != null) {
        outcome.say(statement);
      } else if (session != null) {
        outcome.record(session);
      }
    }
    return outcome.pass(END);
  }

  /** Rule 2: the same message gets the same answer. */
  private static void sayAgain(OutcomeFixture outcome, Statement statement) {
    int before = outcome.entries().size();
    var again = outcome.decide(new Stimulus.Stated(statement, List.of()), statement.receivedAt());
    if (again instanceof Decision.Repeated(int seq)) {
      assertTrue(outcome.entries().get(seq - 1).trace() instanceof Stimulus.Trace.Said);
    } else {
      assertInstanceOf(Decision.Unprocessable.class, again);
    }
    assertEquals(before, outcome.entries().size());
  }

  /** Rule 2: the same id with other content changes nothing. */
  private static void sayOtherContent(OutcomeFixture outcome, Statement statement) {
    int before = outcome.entries().size();
    var other = StatementBuilder.withContent(statement, Digest.of("other"));
    var decided = outcome.decide(new Stimulus.Stated(other, List.of()), statement.receivedAt());
    assertTrue(
        decided instanceof Decision.Conflicting || decided instanceof Decision.Unprocessable,
        decided.toString());
    assertEquals(before, outcome.entries().size());
  }

  private static void check(OutcomeFixture outcome, TermsBook book) {
    Map<String, ResultEvent> standing = new HashMap<>();
    Set<String> ids = new HashSet<>();
    Digest previous = Digest.ZERO;
    int number = 0;
    for (SealedEntry sealed : outcome.history()) {
      Entry entry = sealed.entry();
      assertEquals(++number, entry.seq());
      assertEquals(previous, entry.previous());
      previous = sealed.hash();
      for (ResultEvent event : entry.results()) {
        assertTrue(ids.add(event.id().value()), "an event's id twice");
        checkEvent(event, entry, book);
        apply(event, standing);
      }
      // Rule 1: at most one positive result stands, and it is what the entry says is billed.
      assertTrue(standing.size() <= 1);
      var stands = standing.values().stream().findFirst().map(ResultEvent::amount);
      assertEquals(stands, entry.billed().standing().map(BillingState.StandingResult::amount));
      assertTrue(stands.filter(amount -> !amount.isPositive()).isEmpty());
    }
  }

  private static void apply(ResultEvent event, Map<String, ResultEvent> standing) {
    var reverses = event.reversesOrNull();
    if (reverses == null) {
      standing.put(event.id().value(), event);
      return;
    }
    var taken = standing.remove(reverses.value());
    assertTrue(taken != null, "reverses what does not stand");
    assertEquals(0, taken.amount().minor() + event.amount().minor());
    assertEquals(taken.terms(), event.terms());
  }

  private static void checkEvent(ResultEvent event, Entry entry, TermsBook book) {
    // Rule 9: shares sum to the amount, to the last unit.
    long sum = event.shares().stream().map(Share::amount).mapToLong(Money::minor).sum();
    assertEquals(event.amount().minor(), sum);
    if (event.kind() == ResultEvent.Kind.REVERSAL) {
      return;
    }
    var first = entry.registers().sessions().get(session(event));
    // Rule 8: the version in force when the session started.
    assertEquals(entry.termsOrNull(), event.terms());
    assertTrue(first != null);
    var inForce = book.inForce(first.startedAt()).orElseThrow();
    assertEquals(inForce.ref(), event.terms(), "version");
    // Rule 3: nothing is billed that no source that speaks has affirmed.
    var speakers = Speakers.of(inForce, book);
    assertTrue(
        entry.registers().statements().all().stream()
            .anyMatch(said -> said.act().affirms() && speakers.speak(said)));
    // Rule 6: nothing before its hold's end.
    if (inForce.hold().from().equals(DatePath.OCCURRED_AT)) {
      var holdEnd =
          inForce
              .hold()
              .span()
              .after(Objects.requireNonNull(entry.occurredAtOrNull()), inForce.zone());
      assertTrue(!entry.at().isBefore(holdEnd), "hold");
    }
  }

  private static SessionId session(ResultEvent event) {
    return event.shares().getFirst().session();
  }
}

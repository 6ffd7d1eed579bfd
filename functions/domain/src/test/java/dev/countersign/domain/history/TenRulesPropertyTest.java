package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.OracleFacts;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.OutcomeLife;
import dev.countersign.domain.fixture.Position;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.testing.oracle.Oracle;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rules 1 to 10 of the contract, section 16, over made-up lives. Each life is lived in two orders,
 * one of them with repetitions; the rules are checked after every step, and in the end the outcome
 * stands where the oracle says. A failure names its seed; {@code -Dseed=N} lives that one alone.
 */
final class TenRulesPropertyTest {
  /**
   * 30,000 lives in a build; mutation testing, which lives them for each mutant, asks for fewer.
   */
  private static final int CASES = Integer.getInteger("cases", 10_000);

  private static final Instant END = OutcomeLife.START.plus(Duration.ofDays(800));

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
  void lives_twoThousand_reachEveryStatusAndKindOfEvent() {
    Set<OutcomeStatus> statuses = new HashSet<>();
    Set<StatementVerdict> verdicts = new HashSet<>();
    int refunds = 0;
    int shared = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      var life = new OutcomeLife(seed);
      var outcome = lived(life, life.arrivals(null));
      for (Entry entry : outcome.entries()) {
        statuses.add(entry.status());
        if (entry.trace() instanceof Stimulus.Trace.Said said) {
          verdicts.add(said.verdict());
        }
        refunds += (int) entry.results().stream().filter(r -> r.refundOrNull() != null).count();
        shared += entry.shares().size() > 1 ? 1 : 0;
      }
    }
    assertEquals(Set.of(OutcomeStatus.values()), statuses);
    assertTrue(verdicts.size() >= 4, verdicts.toString());
    assertTrue(refunds > 20 && shared > 20, refunds + " refunds, " + shared + " shared");
  }

  private static void live(long seed) {
    var life = new OutcomeLife(seed);
    long net = ended(life, life.arrivals(null), "in its own order");
    long shuffled = ended(life, life.arrivals(seed * 31 + 7), "in another order");
    // Rule 5: order and repetition mean nothing.
    assertEquals(net, shuffled, "the net amount in another order");
  }

  /** Lives it to its end, where the oracle must agree; gives the net amount. */
  private static long ended(OutcomeLife life, List<OutcomeLife.Arrival> arrivals, String order) {
    var outcome = lived(life, arrivals);
    var known = OracleFacts.of(life.book, arrivals, outcome.revisions());
    var must = Oracle.at(known, END);
    assertEquals(Position.of(must), Position.of(outcome), order);
    assertEquals(must.amount(), outcome.net(), "the net amount " + order);
    return outcome.net();
  }

  private static OutcomeFixture lived(OutcomeLife life, List<OutcomeLife.Arrival> arrivals) {
    var outcome = new OutcomeFixture(life.book);
    for (OutcomeLife.Arrival arrival : arrivals) {
      var statement = arrival.statement();
      var session = arrival.session();
      if (statement != null) {
        outcome.say(statement);
        sayAgain(outcome, statement);
        sayOtherContent(outcome, statement);
      } else if (session != null) {
        outcome.record(session);
      }
    }
    outcome.pass(END);
    check(outcome, life.book);
    return outcome;
  }

  /** Rule 2: the same message gets the same answer. */
  private static void sayAgain(OutcomeFixture outcome, Statement statement) {
    var again = outcome.decide(new Stimulus.Stated(statement, List.of()), statement.receivedAt());
    int seq = assertInstanceOf(Decision.Repeated.class, again).seq();
    assertTrue(outcome.entries().get(seq - 1).trace() instanceof Stimulus.Trace.Said);
  }

  /** Rule 2: the same id with other content changes nothing. */
  private static void sayOtherContent(OutcomeFixture outcome, Statement s) {
    int before = outcome.entries().size();
    var other =
        new Statement(
            s.source(),
            s.message(),
            s.act(),
            s.outcome(),
            s.record(),
            s.conversation(),
            s.session(),
            s.keys(),
            s.occurredAt(),
            s.statedAt(),
            s.receivedAt(),
            s.value(),
            s.reason(),
            s.facts(),
            s.assurance(),
            Digest.of("other"),
            s.evidence());
    var decided = outcome.decide(new Stimulus.Stated(other, List.of()), s.receivedAt());
    assertInstanceOf(Decision.Conflicting.class, decided);
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
    var truth = truth(entry).orElseThrow();
    // Rule 3: only the first source bills.
    assertEquals("crm", truth.source().value());
    var first = entry.registers().sessions().get(session(event));
    // Rule 8: the version in force when the session started.
    assertEquals(entry.termsOrNull(), event.terms());
    var terms =
        book.versions().stream()
            .filter(version -> version.ref().equals(event.terms()))
            .findFirst()
            .orElseThrow();
    // Where several share, the foremost may be free and without a share; its version governs.
    boolean alone =
        !(terms.attribution() instanceof Attribution.Even
            || terms.attribution() instanceof Attribution.TimeDecay);
    assertTrue(first != null);
    assertTrue(!alone || !first.startedAt().isBefore(terms.effectiveFrom()), "version");
    // Rule 6: nothing before its hold's end.
    var holdEnd = terms.hold().span().after(truth.occurredAt(), terms.zone());
    assertTrue(!entry.at().isBefore(holdEnd), "hold");
  }

  private static SessionId session(ResultEvent event) {
    return event.shares().getFirst().session();
  }

  private static Optional<Statement> truth(Entry entry) {
    return entry.registers().sourceRegisters().values().stream()
        .filter(register -> register.key().source().value().equals("crm"))
        .flatMap(register -> register.truth().stream())
        .filter(statement -> statement.act() != Act.RETRACTED)
        .filter(statement -> statement.assurance() != Assurance.CALLER_ONLY)
        .findFirst();
  }
}

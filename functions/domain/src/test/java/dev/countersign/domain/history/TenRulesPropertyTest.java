package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.Contract;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.OutcomeLife;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.TermsBook;
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
 * The ten rules of the design over made-up lives, each checked after every step. A failure names
 * its seed; {@code -Dseed=N} lives that one alone.
 */
final class TenRulesPropertyTest {
  /** 30,000 in a build; mutation testing, which runs them for each mutant, asks for fewer. */
  private static final int CASES = Integer.getInteger("cases", 10_000);

  private static final Instant END = OutcomeLife.START.plus(Duration.ofDays(800));

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, 2_000_000})
  void everyLife_inAnyOrderAndRepeated_endsAtWhatTheContractSays(long from) {
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

  /** What is made up must be of every kind, or the rules above prove little. */
  @Test
  void lives_together_reachEveryStatusAndKindOfEvent() {
    Set<OutcomeStatus> statuses = new HashSet<>();
    Set<StatementVerdict> verdicts = new HashSet<>();
    int refunds = 0;
    int shared = 0;
    for (long seed = 0; seed < 2_000; seed++) {
      var outcome = lived(new OutcomeLife(seed), null);
      for (Entry entry : outcome.entries()) {
        statuses.add(entry.status());
        if (entry.trace() instanceof Stimulus.Trace.Said heard) {
          verdicts.add(heard.verdict());
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
    long owed = new Contract(life).owed();
    assertEquals(owed, lived(life, null).net(), "as it came");
    assertEquals(owed, lived(life, seed * 31 + 7).net(), "in another order");
  }

  private static OutcomeFixture lived(
      OutcomeLife life, @org.jspecify.annotations.Nullable Long shuffle) {
    var outcome = new OutcomeFixture(life.book);
    for (OutcomeLife.Arrival arrival : life.arrivals(shuffle)) {
      var said = arrival.said();
      var recorded = arrival.recorded();
      if (said != null) {
        outcome.say(said);
        repeated(outcome, said);
        otherContent(outcome, said);
      } else if (recorded != null) {
        outcome.record(recorded);
      }
    }
    outcome.pass(END);
    check(outcome, life.book);
    return outcome;
  }

  /** Rule 2: the same message gets the same answer. */
  private static void repeated(OutcomeFixture outcome, Statement said) {
    var again = outcome.decide(new Stimulus.Stated(said, List.of()), said.receivedAt());
    int seq = assertInstanceOf(Decision.Repeated.class, again).seq();
    assertTrue(outcome.entries().get(seq - 1).trace() instanceof Stimulus.Trace.Said);
  }

  /** Rule 2: the same id with other content changes nothing. */
  private static void otherContent(OutcomeFixture outcome, Statement s) {
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
        book(event, standing);
      }
      // Rule 1: at most one positive result stands, and it is what the entry says is billed.
      assertTrue(standing.size() <= 1);
      var stands = standing.values().stream().findFirst().map(ResultEvent::amount);
      assertEquals(stands, entry.billed().standing().map(BillingState.StandingResult::amount));
      assertTrue(stands.filter(amount -> !amount.isPositive()).isEmpty());
    }
  }

  private static void book(ResultEvent event, Map<String, ResultEvent> standing) {
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
    // (Of several that share, the foremost may be free: it still chooses the version.)
    boolean alone = !(terms.attribution() instanceof Attribution.Even);
    assertTrue(first != null);
    assertTrue(!alone || !first.startedAt().isBefore(terms.effectiveFrom()), "version");
    // Rule 6: nothing before its hold's end.
    assertTrue(!entry.at().isBefore(Contract.end(truth.occurredAt(), terms.hold().span())), "hold");
  }

  private static SessionId session(ResultEvent event) {
    return event.shares().getFirst().session();
  }

  private static Optional<Statement> truth(Entry entry) {
    return entry.registers().sourceRegisters().values().stream()
        .filter(voice -> voice.key().source().value().equals("crm"))
        .flatMap(voice -> voice.truth().stream())
        .filter(said -> said.act() != Act.RETRACTED)
        .filter(said -> said.assurance() != Assurance.CALLER_ONLY)
        .findFirst();
  }
}

package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.money;
import static dev.countersign.domain.fixture.TermsBuilder.percent;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.TermsBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every order of every set of statements over an alphabet of 30 (each act, at three times, with two
 * values) ends at the same. It is a proof for small sets, not a sample: up to four statements in a
 * build, up to five with {@code -Pnightly}.
 */
final class PermutationTest {
  private static final int MOST = Integer.getInteger("permuted", 4);

  private static final Instant NOW = Instant.parse("2026-12-24T00:00:00Z");
  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("2026-11-03T00:00:00Z"),
          Instant.parse("2026-11-13T00:00:00Z"),
          Instant.parse("2026-11-23T00:00:00Z"));
  private static final Session SESSION = session("s1").build();
  private static final List<Statement> ALPHABET = alphabet();

  /** Where an outcome stands: all that it keeps but the order of its answers, and what is owed. */
  private record Position(
      KeptStatements statements,
      OutcomeStatus status,
      @Nullable String reason,
      @Nullable String detail,
      List<Share> shares,
      Optional<Money> standing,
      @Nullable Instant lookAgain) {
    static Position of(Entry entry) {
      // Whether taking back is called Void or Reversed depends on what was billed before.
      boolean takenBack = entry.status() == OutcomeStatus.VOID;
      return new Position(
          entry.registers().statements(),
          takenBack ? OutcomeStatus.REVERSED : entry.status(),
          entry.reasonOrNull(),
          entry.detailOrNull(),
          entry.shares(),
          entry.billed().standing().map(BillingState.StandingResult::amount),
          entry.lookAgainOrNull());
    }
  }

  private static TermsBuilder plain() {
    return terms()
        .price(percent("10", null, null, "EUR"))
        .hold("occurred_at", "P5D")
        .clawbacks(
            new ClawbackRule(Set.of("fraud"), new Clawback.Always()),
            ClawbackRule.forAll(
                new Clawback.ProRata(DatePath.OCCURRED_AT, CalendarSpan.parse("P12M"))));
  }

  private static List<Statement> alphabet() {
    var letters = new ArrayList<Statement>();
    for (Act act : Act.values()) {
      for (Instant time : TIMES) {
        for (int value = 1; value <= 2; value++) {
          letters.add(letter(act, time, value, "m" + letters.size()));
        }
      }
    }
    return List.copyOf(letters);
  }

  private static Statement letter(Act act, Instant time, int value, String message) {
    var statement =
        StatementBuilder.of(act, message)
            .stated(time)
            .occurred(time.minus(Duration.ofDays(value)))
            .received(NOW)
            .value(null);
    return switch (act) {
      case ATTESTED, RESTATED, NOTED -> statement.value(money(value + "000.00", "EUR")).build();
      case RETRACTED -> statement.reason(value == 1 ? "gone" : "fraud").build();
      case MERGED -> statement.into(new RecordRef("policy", "P-" + value)).build();
    };
  }

  @Test
  void everySet_inEveryOrder_endsAtTheSame() {
    assertAllOrders(plain(), MOST);
  }

  /** The lock of what the first time attested lies between the second time and the third. */
  @Test
  void everySetOfThree_inEveryOrderUnderALock_endsAtTheSame() {
    assertAllOrders(plain().lock("occurred_at", "P15D"), Math.min(3, MOST));
  }

  private static void assertAllOrders(TermsBuilder terms, int most) {
    var orders = new Orders(TermsBuilder.book(terms), most);
    orders.append(Optional.empty(), 0, 0);
    assertEquals(sets(most), orders.ends.size(), "sets");
    assertEquals(sequences(most), orders.tried, "orders");
  }

  /** How many sets of up to so many letters there are: for 4, 31,930; for 5, 174,436. */
  private static int sets(int most) {
    long sets = 0;
    long ofSize = 1;
    for (int size = 1; size <= most; size++) {
      ofSize = ofSize * (ALPHABET.size() - size + 1) / size;
      sets += ofSize;
    }
    return (int) sets;
  }

  /** How many orders of these sets there are: for 4, 682,980; for 5, 17,783,700. */
  private static long sequences(int most) {
    long sequences = 0;
    long ofSize = 1;
    for (int size = 1; size <= most; size++) {
      ofSize *= ALPHABET.size() - size + 1;
      sequences += ofSize;
    }
    return sequences;
  }

  /** All orders of all sets of up to so many letters. */
  private static final class Orders {
    private final TermsBook book;
    private final int most;
    private final Map<Integer, Position> ends = new HashMap<>();
    private long tried;

    Orders(TermsBook book, int most) {
      this.book = book;
      this.most = most;
    }

    /** Every order that goes on from here; equal sets must stand at one position. */
    private void append(Optional<SealedEntry> last, int said, int depth) {
      for (int i = 0; i < ALPHABET.size(); i++) {
        int set = said | 1 << i;
        if (set != said) {
          var entry = decided(last, ALPHABET.get(i));
          tried++;
          var end = Position.of(entry.entry());
          var known = ends.putIfAbsent(set, end);
          if (known != null && !known.equals(end)) {
            assertEquals(known, end, () -> "another order of " + end.statements().all());
          }
          if (depth + 1 < 3) {
            repeat(entry, set, end);
          }
          if (depth + 1 < most) {
            append(Optional.of(entry), set, depth + 1);
          }
        }
      }
    }

    /** What was said is said again, by the same message and by another: nothing moves. */
    private void repeat(SealedEntry last, int said, Position end) {
      for (int i = 0; i < ALPHABET.size(); i++) {
        if ((said & 1 << i) != 0) {
          var letter = ALPHABET.get(i);
          assertInstanceOf(Decision.Repeated.class, decide(Optional.of(last), letter));
          var again = StatementBuilder.copied(letter, "z" + i).build();
          assertEquals(end, Position.of(decided(Optional.of(last), again).entry()));
        }
      }
    }

    private SealedEntry decided(Optional<SealedEntry> last, Statement statement) {
      var decision = (Decision.Appended) decide(last, statement);
      return new SealedEntry(decision.entry(), Digest.ZERO);
    }

    private Decision decide(Optional<SealedEntry> last, Statement statement) {
      return OutcomeDecider.decide(
          OutcomeFixture.TENANT,
          OutcomeFixture.CLAIM,
          last,
          new Stimulus.Stated(statement, List.of(SESSION)),
          book,
          NOW);
    }
  }
}

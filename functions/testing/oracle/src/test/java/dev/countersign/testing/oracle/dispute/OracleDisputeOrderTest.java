package dev.countersign.testing.oracle.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import dev.countersign.testing.oracle.OracleStatement.Act;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the page says that order doesn't matter it doesn't: three things that change no amount
 * arrive in every order, before, between and after what is said of the dispute (rule 6).
 */
final class OracleDisputeOrderTest {
  private static final List<String> SLOTS =
      List.of("2026-12-09", "2026-12-11", "2026-12-14", "2026-12-17", "2027-01-20");

  /** What is said of the dispute, and how it must end. */
  enum Quarrel {
    SILENCE,
    CONCEDED,
    RULED,
    OFFERED;

    OracleContest tell(OracleContest contest) {
      contest.disputed("2026-12-10T09:00:00Z", "p1", "wrong_value", "18.00");
      return switch (this) {
        case SILENCE -> contest;
        case CONCEDED -> contest.answered("2026-12-13T09:00:00Z", "s1", "conceded");
        case RULED ->
            contest
                .answered("2026-12-13T09:00:00Z", "s1", "contested")
                .ruled("2026-12-16T09:00:00Z", "j1", "adjusted", "20.00");
        case OFFERED -> contest.answered("2026-12-13T09:00:00Z", "s1", "offered", "25.00");
      };
    }
  }

  private static Stream<Quarrel> quarrels() {
    return Stream.of(Quarrel.values());
  }

  private static void neutral(OracleContest contest, int what, String at) {
    switch (what) {
      case 0 -> contest.stated(at, Act.NOTED, "2026-11-03T00:00:00Z", null, null);
      case 1 -> contest.attested(at, "2026-11-02T10:00:00Z", "s1");
      default -> contest.form(at, "s1", "2026-11-01T09:00:00Z", Mode.LIVE, Hand.AGENT);
    }
  }

  @ParameterizedTest
  @MethodSource("quarrels")
  void others_inWhateverOrder_endTheSame(Quarrel quarrel) {
    Set<String> ends = new HashSet<>();
    for (var first : SLOTS) {
      for (var second : SLOTS) {
        for (var third : SLOTS) {
          var contest = quarrel.tell(OracleContest.policy());
          neutral(contest, 0, first + "T01:00:00Z");
          neutral(contest, 1, second + "T02:00:00Z");
          neutral(contest, 2, third + "T03:00:00Z");
          var last = contest.course(OracleContest.END).last();
          ends.add(Objects.requireNonNull(last.dispute()).end() + " " + last.sums().billed());
        }
      }
    }
    assertEquals(1, ends.size(), ends::toString);
  }

  /** A retraction that leaves nothing ends it by the terms, wherever it arrives before the end. */
  @ParameterizedTest
  @MethodSource("quarrels")
  void retraction_ofAll_endsAtNothingWheneverItArrives(Quarrel quarrel) {
    for (var slot : SLOTS) {
      var contest = quarrel.tell(OracleContest.policy());
      contest.retracted(slot + "T04:00:00Z", "2026-11-20T00:00:00Z", "lapsed");
      assertEquals(0, contest.course(OracleContest.END).stands(), () -> quarrel + " " + slot);
    }
  }

  /** A correction of a truth is the same truth: its dispute bears on. */
  @Test
  void restated_isTheSameTruth_andANewAttestationIsNot() {
    var all = new ArrayList<String>();
    for (var act : List.of(Act.RESTATED, Act.ATTESTED)) {
      var contest = Quarrel.SILENCE.tell(OracleContest.policy());
      if (act == Act.ATTESTED) {
        contest.retracted("2026-12-28T00:00:00Z", "2026-12-28T00:00:00Z", "lapsed");
      }
      contest.stated("2027-01-05T00:00:00Z", act, "2026-11-02T10:00:00Z", "s1", null);
      all.add(contest.at(OracleContest.END));
    }
    assertEquals(
        List.of(
            "0 NotBillable missing_date falls silence 2026-12-20T09:00:00Z",
            "30.00 Billable null falls silence 2026-12-20T09:00:00Z"),
        all);
  }
}

package dev.countersign.testing.oracle.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.oracle.OracleDisputeClause.Silence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table "in money" of section 8: each row by each way to end, by an amount or without. */
final class OracleDisputeMoneyTest {
  private static final Map<String, String> OPENED =
      Map.of(
          "early", "2026-11-10T09:00:00Z",
          "billed", "2026-12-10T09:00:00Z",
          "withheld", "2026-12-10T09:00:00Z");

  private static OracleContest contest(String when, String amount) {
    var contest = OracleContest.policy();
    if (when.equals("withheld")) {
      contest.withheld();
    }
    return contest.disputed(
        Objects.requireNonNull(OPENED.get(when), when),
        "p1",
        "wrong_value",
        amount.equals("-") ? new String[0] : new String[] {amount});
  }

  /** Ends it three days later, or lets it end. */
  private static void end(OracleContest contest, String when, String end) {
    var at = when.equals("early") ? "2026-11-13T09:00:00Z" : "2026-12-13T09:00:00Z";
    var then = when.equals("early") ? "2026-11-19T09:00:00Z" : "2026-12-14T09:00:00Z";
    switch (end) {
      case "conceded" -> contest.answered(at, "s1", "conceded");
      case "withdrawn" -> contest.withdrawn(at, "w1");
      case "withdrawn after an offer" ->
          contest.answered(at, "s1", "offered", "25.00").withdrawn(then, "w1");
      case "unanswered falls" -> contest.silences(Silence.FALLS, Silence.STANDS);
      case "unanswered stands" -> contest.silences(Silence.STANDS, Silence.FALLS);
      case "undecided falls" ->
          contest.silences(Silence.STANDS, Silence.FALLS).answered(at, "s1", "contested");
      case "undecided stands" ->
          contest.silences(Silence.FALLS, Silence.STANDS).answered(at, "s1", "contested");
      case "undecided after an offer" ->
          contest.silences(Silence.FALLS, Silence.STANDS).answered(at, "s1", "offered", "25.00");
      case "undecided falls past an offer" ->
          contest.silences(Silence.STANDS, Silence.FALLS).answered(at, "s1", "offered", "25.00");
      case "ruled adjusted" ->
          contest.answered(at, "s1", "contested").ruled(then, "j1", "adjusted", "20.00");
      case "ruled stands" ->
          contest.answered(at, "s1", "offered", "25.00").ruled(then, "j1", "stands");
      case "ruled falls" ->
          contest.answered(at, "s1", "offered", "25.00").ruled(then, "j1", "falls");
      default -> throw new IllegalArgumentException(end);
    }
  }

  @ParameterizedTest(name = "{0}, {1} held owed, {2}")
  @CsvSource({
    "early,    -,     conceded,                      NotBillable conceded,   ''",
    "early,    18.00, conceded,                      Billable adjusted,      +18.00",
    "early,    -,     withdrawn,                     Billable null,          +30.00",
    "early,    -,     withdrawn after an offer,      Billable adjusted,      +25.00",
    "early,    -,     unanswered falls,              NotBillable unanswered, ''",
    "early,    18.00, unanswered falls,              Billable adjusted,      +18.00",
    "early,    18.00, unanswered stands,             Billable null,          +30.00",
    "early,    -,     undecided falls,               NotBillable undecided,  ''",
    "early,    18.00, undecided stands,              Billable null,          +30.00",
    "early,    18.00, undecided after an offer,      Billable adjusted,      +25.00",
    "early,    -,     undecided falls past an offer, NotBillable undecided,  ''",
    "early,    18.00, ruled adjusted,                Billable adjusted,      +20.00",
    "early,    18.00, ruled stands,                  Billable null,          +30.00",
    "early,    -,     ruled falls,                   NotBillable ruled_out,  ''",
    "billed,   -,     conceded,                      NotBillable conceded,   +30.00 -30.00",
    "billed,   18.00, conceded,                      Billable adjusted,      +30.00 -30.00 +18.00",
    "billed,   -,     withdrawn,                     Billable null,          +30.00",
    "billed,   -,     withdrawn after an offer,      Billable adjusted,      +30.00 -30.00 +25.00",
    "billed,   -,     unanswered falls,              NotBillable unanswered, +30.00 -30.00",
    "billed,   18.00, unanswered falls,              Billable adjusted,      +30.00 -30.00 +18.00",
    "billed,   18.00, unanswered stands,             Billable null,          +30.00",
    "billed,   -,     undecided falls,               NotBillable undecided,  +30.00 -30.00",
    "billed,   18.00, undecided falls,               Billable adjusted,      +30.00 -30.00 +18.00",
    "billed,   18.00, undecided stands,              Billable null,          +30.00",
    "billed,   -,     undecided after an offer,      Billable adjusted,      +30.00 -30.00 +25.00",
    "billed,   18.00, undecided falls past an offer, Billable adjusted,      +30.00 -30.00 +18.00",
    "billed,   -,     ruled adjusted,                Billable adjusted,      +30.00 -30.00 +20.00",
    "billed,   18.00, ruled stands,                  Billable null,          +30.00",
    "billed,   -,     ruled falls,                   NotBillable ruled_out,  +30.00 -30.00",
    "withheld, -,     conceded,                      NotBillable conceded,   +30.00 -30.00",
    "withheld, 18.00, conceded,                      Billable adjusted,      +30.00 -30.00 +18.00",
    "withheld, -,     withdrawn,                     Billable null,          +30.00 -30.00 +30.00",
    "withheld, 18.00, withdrawn,                     Billable null,          +30.00 -30.00 +18.00 -18.00 +30.00",
    "withheld, -,     withdrawn after an offer,      Billable adjusted,      +30.00 -30.00 +25.00",
    "withheld, 18.00, unanswered falls,              Billable adjusted,      +30.00 -30.00 +18.00",
    "withheld, -,     unanswered stands,             Billable null,          +30.00 -30.00 +30.00",
    "withheld, -,     undecided falls,               NotBillable undecided,  +30.00 -30.00",
    "withheld, 18.00, undecided stands,              Billable null,          +30.00 -30.00 +18.00 -18.00 +30.00",
    "withheld, 18.00, undecided after an offer,      Billable adjusted,      +30.00 -30.00 +18.00 -18.00 +25.00",
    "withheld, -,     ruled adjusted,                Billable adjusted,      +30.00 -30.00 +20.00",
    "withheld, 18.00, ruled adjusted,                Billable adjusted,      +30.00 -30.00 +18.00 -18.00 +20.00",
    "withheld, 18.00, ruled stands,                  Billable null,          +30.00 -30.00 +18.00 -18.00 +30.00",
    "withheld, -,     ruled falls,                   NotBillable ruled_out,  +30.00 -30.00",
  })
  void end_ofALine_isThisInMoney(
      String when, String amount, String end, String status, String results) {
    var contest = contest(when, amount);
    end(contest, when, end);
    var answer = contest.course(OracleContest.END).last().answer();
    assertEquals(status, answer.status() + " " + answer.reason());
    assertEquals(
        results,
        contest.results(OracleContest.END).stream()
            .map(one -> List.of(one.split(" ", 2)).getFirst())
            .collect(Collectors.joining(" ")));
  }

  /** To the second: what is a second before a deadline is in time, what is at it is not. */
  @ParameterizedTest(name = "{0} {1} received {2}: {3}")
  @CsvSource({
    "answer, contested, 2026-12-20T08:59:59Z, answered",
    "answer, contested, 2026-12-20T09:00:00Z, decided",
    "withdrawal, -,     2026-12-20T08:59:59Z, withdrawn",
    "withdrawal, -,     2026-12-20T09:00:00Z, decided",
    "ruling, stands,    2027-01-10T08:59:59Z, resolved",
    "ruling, stands,    2027-01-10T09:00:00Z, decided",
    "answer, conceded,  2027-01-10T08:59:59Z, conceded",
    "answer, conceded,  2027-01-10T09:00:00Z, decided",
  })
  void deadline_toTheSecond(String what, String word, String at, String expected) {
    for (boolean isReplayed : List.of(false, true)) {
      var contest = OracleContest.policy().disputed("2026-12-10T09:00:00Z", "p1", "not_ours");
      if (at.startsWith("2027")) {
        contest.answered("2026-12-11T09:00:00Z", "s0", "contested");
      }
      var told = isReplayed ? "2027-02-01T00:00:00Z" : at;
      contest.received(at);
      switch (what) {
        case "answer" -> contest.answered(told, "x", word);
        case "withdrawal" -> contest.withdrawn(told, "x");
        default -> contest.ruled(told, "x", word);
      }
      if (what.equals("ruling")) {
        assertEquals(expected, contest.word("judge", "x"));
      } else {
        assertEquals(expected, contest.word(what.equals("answer") ? "seller" : "payer", "x"));
      }
    }
  }
}

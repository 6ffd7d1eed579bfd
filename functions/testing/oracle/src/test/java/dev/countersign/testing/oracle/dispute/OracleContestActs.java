package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleDisputeClause.Silence;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Everything that can be said of one policy after it was disputed, each in one word. */
final class OracleContestActs {
  private static final Instant DISPUTED = Instant.parse("2026-12-10T09:00:00Z");

  /** What can be said; the text makes message ids differ. */
  private static final Map<String, BiConsumer<OracleContest, String>> ACTS = new TreeMap<>();

  static {
    ACTS.put("contested", (c, at) -> c.answered(at, "s" + at, "contested"));
    ACTS.put("conceded", (c, at) -> c.answered(at, "s" + at, "conceded"));
    ACTS.put("offered 25", (c, at) -> c.answered(at, "s" + at, "offered", "25.00"));
    ACTS.put("offered 22", (c, at) -> c.answered(at, "s" + at, "offered", "22.00"));
    ACTS.put("withdrawn", (c, at) -> c.withdrawn(at, "w" + at));
    ACTS.put("stands", (c, at) -> c.ruled(at, "j" + at, "stands"));
    ACTS.put("falls", (c, at) -> c.ruled(at, "j" + at, "falls"));
    ACTS.put("adjusted 20", (c, at) -> c.ruled(at, "j" + at, "adjusted", "20.00"));
    ACTS.put("again", (c, at) -> c.disputed(at, "p" + at, "not_ours"));
    ACTS.put("cancelled", (c, at) -> c.retracted(at, at, "cancelled"));
    ACTS.put("a person's", (c, at) -> handled(c, at, Hand.HUMAN));
    ACTS.put("the agent's", (c, at) -> handled(c, at, Hand.AGENT));
  }

  private OracleContestActs() {}

  private static void handled(OracleContest contest, String at, Hand hand) {
    contest.form(at, "s1", "2026-11-01T09:00:00Z", Mode.LIVE, hand);
  }

  static List<String> words() {
    return List.copyOf(ACTS.keySet());
  }

  /**
   * A contest in which these are said, one after the other.
   *
   * @param amount what the payer holds owed; nothing if it is empty
   * @param days from each to the next
   */
  static OracleContest told(Clause clause, List<String> amount, List<String> said, int days) {
    return clause.on(told(amount, said, days));
  }

  private static OracleContest told(List<String> amount, List<String> said, int days) {
    var contest = OracleContest.policy();
    contest.disputed(DISPUTED.toString(), "p1", "wrong_value", amount.toArray(String[]::new));
    var at = DISPUTED;
    for (String one : said) {
      at = at.plus(Duration.ofDays(days)).plusSeconds(60);
      ACTS.getOrDefault(one, (c, t) -> {}).accept(contest, at.toString());
    }
    return contest;
  }

  /** What the terms say. */
  record Clause(boolean isWithheld, Silence seller, Silence arbiter) {
    static List<Clause> all() {
      var all = new ArrayList<Clause>();
      for (var seller : Silence.values()) {
        for (var arbiter : Silence.values()) {
          all.add(new Clause(false, seller, arbiter));
          all.add(new Clause(true, seller, arbiter));
        }
      }
      return all;
    }

    OracleContest on(OracleContest contest) {
      contest.silences(seller, arbiter);
      return isWithheld ? contest.withheld() : contest;
    }
  }
}

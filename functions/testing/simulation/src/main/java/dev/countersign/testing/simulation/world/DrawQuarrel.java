package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleDisputeClause;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.QuarrelAct.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws what is said of one line. Many things are said within a second of a deadline, since that is
 * where deadlines differ.
 */
public final class DrawQuarrel {
  private static final String[] CODES = {
    "not_ours",
    "duplicate",
    "not_delivered",
    "human_did_it",
    "pre_existing",
    "outside_terms",
    "wrong_value",
    "taken_back_unheard",
    "other"
  };

  private final SeededDraws dice;
  private final OracleDisputeClause clause;
  private final List<QuarrelAct> acts = new ArrayList<>();

  private DrawQuarrel(SeededDraws dice, @Nullable OracleTerms terms) {
    this.dice = dice;
    var says = terms == null ? null : terms.dispute();
    this.clause = says == null ? OracleDisputeClause.DEFAULT : says;
  }

  /** Of a line; by the clause of some version of its terms. */
  public static List<QuarrelAct> ofALine(SeededDraws dice, @Nullable OracleTerms terms) {
    var draw = new DrawQuarrel(dice, terms);
    draw.line();
    return draw.acts;
  }

  /** Of a result that a session claims. */
  public static List<QuarrelAct> ofAClaim(SeededDraws dice, OracleTerms terms) {
    var draw = new DrawQuarrel(dice, terms);
    draw.claim(terms);
    return draw.acts;
  }

  private void line() {
    if (dice.perMille(120)) {
      return;
    }
    disputed(first());
    while (dice.perMille(720) && acts.size() < 9) {
      switch (dice.below(12)) {
        case 0, 1, 2 -> act(around(clause.answer()), Word.CONTESTED, null);
        case 3, 4, 5 -> act(around(clause.answer()), Word.OFFERED, part());
        case 6 -> act(around(clause.answer()), Word.CONCEDED, null);
        case 7 -> act(around(dice.oneOf(clause.answer(), clause.decide())), Word.WITHDRAWN, null);
        case 8, 9 -> ruled();
        case 10 -> act(around(clause.decide()), Word.RULED_BY_ANOTHER, null);
        default -> disputed(Duration.ofHours(dice.between(1, 24 * 40)));
      }
    }
  }

  private void claim(OracleTerms terms) {
    var answer = terms.inquiry() == null ? clause.answer() : terms.inquiry().answer();
    if (dice.perMille(200)) {
      act(Duration.ofHours(dice.between(1, 24 * 12)), Word.ASKED, null);
    }
    switch (dice.below(6)) {
      case 0 -> act(around(answer), Word.DECLINED, null);
      case 1 -> act(around(answer), Word.ASKED_NO_MORE, null);
      case 2 -> {
        act(around(answer), Word.DISPUTED, dice.perMille(400) ? part() : null);
        act(around(clause.answer()), Word.CONCEDED, null);
      }
      default -> {}
    }
  }

  private void ruled() {
    var word = dice.oneOf(Word.RULED_STANDS, Word.RULED_FALLS, Word.RULED_ADJUSTED);
    act(around(clause.decide()), word, word == Word.RULED_ADJUSTED ? part() : null);
  }

  private void disputed(Duration after) {
    act(after, Word.DISPUTED, dice.perMille(450) ? part() : null);
  }

  /** Early, when it is just billed, weeks later, or when its month is about to be too old. */
  private Duration first() {
    return switch (dice.below(5)) {
      case 0 -> Duration.ofMinutes(dice.between(1, 60 * 24 * 2));
      case 1, 2 -> Duration.ofHours(dice.between(24, 24 * 20));
      default -> Duration.ofHours(dice.between(24 * 10, 24 * 80));
    };
  }

  private int part() {
    return dice.perMille(60) ? dice.oneOf(1000, 1200) : dice.between(1, 999);
  }

  /** Long before a span's end, or a second around it. */
  private Duration around(OracleSpan span) {
    var from = Instant.parse("2026-03-01T00:00:00Z");
    var whole = Duration.between(from, span.from(from, ZoneOffset.UTC));
    return switch (dice.below(6)) {
      case 0 -> whole.minusSeconds(1);
      case 1 -> whole;
      case 2 -> whole.plusSeconds(1);
      case 3 -> whole.dividedBy(2);
      default -> Duration.ofMinutes(dice.between(1, 60 * 48));
    };
  }

  private void act(Duration after, Word word, @Nullable Integer part) {
    var late =
        dice.perMille(850) ? Duration.ZERO : Duration.ofHours(dice.between(1, 24 * 20));
    acts.add(new QuarrelAct(after, word, dice.oneOf(CODES), part, late));
  }
}

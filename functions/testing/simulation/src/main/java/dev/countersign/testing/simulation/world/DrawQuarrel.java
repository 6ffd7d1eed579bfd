package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.QuarrelAct.From;
import dev.countersign.testing.simulation.world.QuarrelAct.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws what is said of one line. Much is said within a second of a deadline, since that is where
 * deadlines differ, and some of it is decided long after.
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
  private final List<QuarrelAct> acts = new ArrayList<>();

  private DrawQuarrel(SeededDraws dice) {
    this.dice = dice;
  }

  /** Of a line. */
  public static List<QuarrelAct> ofALine(SeededDraws dice) {
    var draw = new DrawQuarrel(dice);
    draw.line();
    return draw.acts;
  }

  /** Of a result that a session claims. */
  public static List<QuarrelAct> ofAClaim(SeededDraws dice) {
    var draw = new DrawQuarrel(dice);
    draw.claim();
    return draw.acts;
  }

  private void line() {
    if (dice.perMille(60)) {
      stray();
    }
    if (dice.perMille(100)) {
      return;
    }
    disputed();
    plot();
    if (dice.perMille(300)) {
      disputed();
      plot();
    }
    if (dice.perMille(150)) {
      stray();
    }
  }

  /** The first time: early, when it is just billed, or when its month is about to be too old. */
  private void disputed() {
    var part = dice.perMille(500) ? part() : null;
    switch (dice.below(6)) {
      case 0 -> act(From.BEFORE, minutes(1, 60 * 24 * 3), Word.DISPUTED, part);
      case 1, 2 -> act(From.OPEN_UNTIL, second(), Word.DISPUTED, part);
      default -> act(From.BEFORE, minutes(60 * 24, 60 * 24 * 40), Word.DISPUTED, part);
    }
  }

  /** What the others say to it. */
  private void plot() {
    switch (dice.below(9)) {
      case 0 -> answer(Word.CONCEDED);
      case 1 -> act(dice.oneOf(From.values()), second(), Word.WITHDRAWN, null);
      case 2 -> ruled();
      case 3, 4 -> {
        answer(Word.CONTESTED);
        ends();
      }
      case 5, 6, 7 -> {
        answer(Word.OFFERED);
        if (dice.perMille(400)) {
          answer(dice.oneOf(Word.OFFERED, Word.CONTESTED, Word.CONCEDED));
        }
        ends();
      }
      default -> {}
    }
  }

  private void ends() {
    switch (dice.below(6)) {
      case 0 -> act(dice.oneOf(From.BEFORE, From.DEADLINE), second(), Word.WITHDRAWN, null);
      case 1, 2, 3 -> {
        ruled();
        if (dice.perMille(200)) {
          ruled();
        }
      }
      default -> {}
    }
  }

  private void answer(Word word) {
    var part = word == Word.OFFERED ? part() : null;
    if (dice.perMille(350)) {
      act(From.DEADLINE, second(), word, part);
    } else {
      act(From.BEFORE, minutes(1, 60 * 48), word, part);
    }
  }

  private void ruled() {
    var word =
        dice.oneOf(
            Word.RULED_STANDS,
            Word.RULED_FALLS,
            Word.RULED_ADJUSTED,
            Word.RULED_ADJUSTED,
            Word.RULED_BY_ANOTHER);
    var part = word == Word.RULED_ADJUSTED ? part() : null;
    if (dice.perMille(400)) {
      act(From.DEADLINE, second(), word, part);
    } else {
      act(From.BEFORE, minutes(1, 60 * 72), word, part);
    }
  }

  /** Something at no time in particular, to what may not be there. */
  private void stray() {
    var word = dice.oneOf(Word.values());
    act(From.BEFORE, minutes(1, 60 * 24 * 30), word, isOfAnAmount(word) ? part() : null);
  }

  private static boolean isOfAnAmount(Word word) {
    return word == Word.OFFERED || word == Word.RULED_ADJUSTED;
  }

  private void claim() {
    if (dice.perMille(250)) {
      act(From.BEFORE, minutes(1, 60 * 24 * 12), Word.ASKED, null);
    }
    switch (dice.below(7)) {
      case 0, 1 -> act(From.DEADLINE, second(), Word.DECLINED, null);
      case 2 -> act(From.DEADLINE, second(), Word.ASKED_NO_MORE, null);
      case 3 -> act(From.BEFORE, minutes(1, 60 * 24 * 40), Word.ASKED_NO_MORE, null);
      case 4, 5 -> {
        act(From.DEADLINE, minutes(1, 60 * 24 * 20), Word.DISPUTED, part());
        plot();
      }
      default -> {}
    }
  }

  private int part() {
    return dice.perMille(80) ? dice.oneOf(1000, 1200) : dice.between(1, 999);
  }

  /** A second around. */
  private Duration second() {
    return Duration.ofSeconds(dice.oneOf(-1, -1, 0, 1));
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }

  private void act(From from, Duration after, Word word, @Nullable Integer part) {
    boolean isReplayed = dice.perMille(from == From.BEFORE ? 100 : 300);
    var late = isReplayed ? Duration.ofHours(dice.between(1, 24 * 20)) : Duration.ZERO;
    acts.add(new QuarrelAct(from, after, word, dice.oneOf(CODES), part, late));
  }
}

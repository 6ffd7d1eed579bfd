package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Draws the statements about one fact: what they say, who says it, and when. */
final class DrawFact {
  /** Places in the draw of what comes next. */
  private static final int AGAIN = 40;

  private static final int WITNESSED = 70;

  private final SeededDraws dice;
  private final MessageBatcher batcher;
  private final TenantTerms contract;
  private final TenantTerms.Fact fact;
  private final List<SessionRecording> sessions;
  private final DrawStatement draw;
  private final DrawWhen when;
  private final boolean succeeds;
  private final boolean contested;

  private Instant now = WorldTimeline.START;
  private boolean denied;
  private boolean takenBack;

  DrawFact(
      SeededDraws dice,
      MessageBatcher batcher,
      TenantTerms contract,
      TenantTerms.Fact fact,
      List<SessionRecording> sessions,
      Map<String, List<Instant>> told) {
    this.dice = dice;
    this.batcher = batcher;
    this.contract = contract;
    this.fact = fact;
    this.sessions = sessions;
    this.draw = new DrawStatement(dice, contract, fact, sessions);
    this.when = new DrawWhen(dice, contract, told);
    this.contested = dice.perMille(100);
    this.succeeds = contract.versions().stream().anyMatch(one -> one.text().contains("oldcrm"));
  }

  void draw() {
    var meant = dice.oneOf(sessions);
    var occurred = when.occurred(meant);
    now = occurred.plus(dice.perMille(150) ? Duration.ZERO : minutes(0, 60 * 40));
    if (dice.perMille(300)) {
      now = when.meeting(dice.oneOf(sessions), now);
    } else if (dice.perMille(150)) {
      now = when.meetingTerms(now);
    }
    var statement = draw.attested(meant, occurred);
    if (dice.perMille(110)) {
      say(biller(meant), draw.noted(occurred));
      statement = dice.perMille(400) ? statement.with("value", null) : statement;
    }
    if (!dice.perMille(60)) {
      say(biller(meant), statement);
    }
    int steps = dice.perMille(30) ? 14 : dice.oneOf(0, 1, 1, 2, 3, 5);
    for (int i = contested ? steps + 4 : steps; i > 0; i--) {
      now = dice.perMille(120) ? later(when.edge(occurred)) : now.plus(when.gap());
      if (dice.perMille(100)) {
        now = when.meeting(meant, now);
      }
      statement = next(statement, meant);
      if (dice.perMille(contested ? 400 : 120)) {
        now = now.plus(minutes(1, 60 * 5));
        batcher.looked(contract, fact, now);
      }
    }
    if (dice.perMille(450)) {
      batcher.looked(contract, fact, now.plus(minutes(1, 60 * 30)));
      batcher.looked(contract, fact, now.plus(minutes(60 * 24, 60 * 24 * 5)));
    }
  }

  private Instant later(Instant at) {
    return at.isAfter(now) ? at : now.plusMillis(dice.below(60));
  }

  /** The source that bills by the version of the session that is meant; now and then the other. */
  private Source biller(SessionRecording meant) {
    if (!succeeds) {
      return Source.CRM;
    }
    boolean old =
        contract.meaning().stream()
            .filter(terms -> !terms.effectiveFrom().isAfter(meant.startedAt()))
            .reduce((first, second) -> second)
            .map(terms -> terms.sources().getFirst().equals(Source.OLD_CRM.id()))
            .orElse(false);
    return old == dice.perMille(750) ? Source.OLD_CRM : Source.CRM;
  }

  /** Gives what was said last of the truth. */
  private SimulatedStatement next(SimulatedStatement before, SessionRecording meant) {
    int what = dice.below(100);
    if (takenBack && dice.perMille(300)) {
      what = AGAIN;
    } else if (contested && dice.perMille(500)) {
      what = WITNESSED;
    }
    takenBack = what >= 15 && what < 37;
    if (what < 15) {
      return say(biller(meant), dated(past(draw.restated(before, meant))));
    }
    if (what < 37) {
      say(biller(meant), draw.retracted(before, when.takenBack(before, now)));
      return before;
    }
    if (what < 49) {
      return say(biller(meant), past(draw.again(before, meant)));
    }
    if (what < 61) {
      say(biller(meant), dated(draw.noted(past(before).occurredAt())));
      return before;
    }
    if (what < 65) {
      say(biller(meant), draw.merged(now.minus(minutes(0, 600))));
      return before;
    }
    if (what < 84) {
      say(Source.DESK, witnessed(before, meant));
      return before;
    }
    repeat(before, meant, what);
    return before;
  }

  private SimulatedStatement witnessed(SimulatedStatement before, SessionRecording meant) {
    boolean takesBack = denied && dice.perMille(600);
    denied = !takesBack;
    return switch (takesBack ? 0 : dice.below(10)) {
      case 0, 1, 2 -> past(before.act(Act.ATTESTED));
      case 3 -> draw.merged(now);
      case 4 -> past(draw.restated(before, meant));
      default -> draw.retracted(before, when.takenBack(before, now));
    };
  }

  /** The same once more: as a new message, as the same one, or with other content under its id. */
  private void repeat(SimulatedStatement before, SessionRecording meant, int what) {
    if (what < 89) {
      var other = when.stated(past(draw.again(before, meant)).linked(), now);
      batcher.saidAgain(Source.CRM, other, sent());
    } else if (what < 94) {
      batcher.sentAgain(sent());
    } else {
      say(biller(meant), past(before));
    }
  }

  /** What happened can't be stated before it did. */
  private SimulatedStatement past(SimulatedStatement said) {
    return said.occurredAt().isAfter(now) ? said.occurredAt(now) : said;
  }

  /** Now and then the price changes on a date. */
  private SimulatedStatement dated(SimulatedStatement said) {
    return dice.perMille(150)
        ? said.withText(
            "effective_at",
            dice.perMille(300)
                ? when.edge(said.occurredAt())
                : now.plus(minutes(-60 * 24 * 20, 60 * 24 * 40)))
        : said;
  }

  private SimulatedStatement say(Source source, SimulatedStatement statement) {
    batcher.said(source, when.stated(statement.linked(), now), sent());
    return statement;
  }

  /** When it is sent: mostly at once, sometimes much later, so that it arrives in another order. */
  private Instant sent() {
    if (dice.perMille(130)) {
      return now.plus(minutes(1, 60 * 24 * (dice.perMille(150) ? 12 : 4)));
    }
    return now.plusMillis(dice.below(40));
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}

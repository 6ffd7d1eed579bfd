package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Draws the statements about one fact: what they say, who says it, and when. */
final class DrawFact {
  private final SeededDraws dice;
  private final MessageBatcher batcher;
  private final TenantTerms contract;
  private final TenantTerms.Fact fact;
  private final List<SessionRecording> sessions;
  private final Map<String, List<Instant>> told;

  private final DrawStatement draw;

  private Instant now = WorldTimeline.START;

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
    this.told = told;
    this.draw = new DrawStatement(dice, contract, fact, sessions);
  }

  void draw() {
    var meant = dice.oneOf(sessions);
    var occurred = occurred(meant);
    now = occurred.plus(dice.perMille(150) ? Duration.ZERO : minutes(0, 60 * 40));
    if (dice.perMille(300)) {
      meet(dice.oneOf(sessions));
    } else if (dice.perMille(150)) {
      meetTerms();
    }
    var statement = draw.attested(meant, occurred);
    if (!dice.perMille(60)) {
      say(Source.CRM, statement);
    }
    for (int i = dice.oneOf(0, 1, 1, 2, 3, 5); i > 0; i--) {
      now = now.plus(gap());
      if (dice.perMille(100)) {
        meet(meant);
      }
      statement = next(statement, meant);
    }
    if (dice.perMille(350)) {
      batcher.looked(contract, fact, now.plus(minutes(1, 60 * 30)));
      batcher.looked(contract, fact, now.plus(minutes(60 * 24, 60 * 24 * 5)));
    }
  }

  /** Moves to the time at which a session is recorded or corrected, so that both meet. */
  private void meet(SessionRecording session) {
    told.getOrDefault(session.id(), List.of()).stream()
        .filter(at -> at.isAfter(now))
        .findFirst()
        .ifPresent(at -> now = at.plusMillis(dice.between(-30, 5)));
  }

  /** Moves into the minute in which terms that were just applied may not be known everywhere. */
  private void meetTerms() {
    contract.versions().stream()
        .map(TenantTerms.Version::appliedAt)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .ifPresent(at -> now = at.plusSeconds(dice.below(70)));
  }

  private Instant occurred(SessionRecording meant) {
    var started = meant.startedAt();
    int days = days(contract.versions().getFirst().meaning().window().days());
    return switch (dice.below(20)) {
      case 0 -> started.minus(minutes(0, 60 * 24));
      case 1 -> started;
      case 2 -> started.plus(Duration.ofDays(days));
      case 3 -> started.plus(Duration.ofDays(days)).plusSeconds(1);
      default -> started.plus(minutes(1, 60 * 24 * days * 10 / 9));
    };
  }

  private static int days(Period window) {
    return (int) ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(window));
  }

  private SimulatedStatement next(SimulatedStatement before, SessionRecording meant) {
    int what = dice.below(100);
    if (what < 22) {
      return say(Source.CRM, draw.restated(before, Act.RESTATED, meant, now));
    }
    if (what < 48) {
      var at = dice.perMille(200) ? now.plus(minutes(0, 60 * 24 * 30)) : now.minus(minutes(0, 600));
      say(Source.CRM, DrawStatement.act(before, Act.RETRACTED, at));
      return before;
    }
    if (what < 60) {
      return say(Source.CRM, draw.restated(before, Act.ATTESTED, meant, now));
    }
    if (what < 85) {
      say(
          Source.DESK,
          DrawStatement.act(before, dice.oneOf(Act.ATTESTED, Act.RETRACTED, Act.RETRACTED), now));
      return before;
    }
    if (what < 92) {
      batcher.saidAgain(
          Source.CRM, draw.said(draw.restated(before, Act.ATTESTED, meant, now), now), sent());
      return before;
    }
    say(Source.CRM, before);
    return before;
  }

  private SimulatedStatement say(Source source, SimulatedStatement statement) {
    batcher.said(source, draw.said(statement, now), sent());
    return statement;
  }

  /** When it is sent: mostly at once, sometimes much later, so that it arrives in another order. */
  private Instant sent() {
    return dice.perMille(120) ? now.plus(minutes(1, 60 * 24 * 4)) : now.plusMillis(dice.below(40));
  }

  private Duration gap() {
    return switch (dice.below(8)) {
      case 0, 1 -> Duration.ofMillis(dice.below(60));
      case 2 -> minutes(0, 10);
      case 3 -> Duration.ofHours(dice.oneOf(1, 72, 24 * 14));
      case 4, 5 -> minutes(10, 60 * 24 * 3);
      case 6 -> minutes(60 * 24, 60 * 24 * 20);
      default -> minutes(60 * 24 * 10, 60 * 24 * 70);
    };
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}

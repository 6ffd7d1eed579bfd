package dev.countersign.simulation.world;

import dev.countersign.simulation.clock.Dice;
import dev.countersign.simulation.oracle.OracleStatement.Act;
import dev.countersign.simulation.world.Message.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what is said of one fact, by whom, and when. */
final class DrawFact {
  private final Dice dice;
  private final Tell tell;
  private final Contract contract;
  private final Contract.Fact fact;
  private final List<Recording> sessions;

  private Instant now = Story.START;

  DrawFact(Dice dice, Tell tell, Contract contract, Contract.Fact fact, List<Recording> sessions) {
    this.dice = dice;
    this.tell = tell;
    this.contract = contract;
    this.fact = fact;
    this.sessions = sessions;
  }

  void draw() {
    var meant = dice.oneOf(sessions);
    var occurred = occurred(meant);
    now = occurred.plus(dice.perMille(150) ? Duration.ZERO : minutes(0, 60 * 40));
    var saying = saying(Act.ATTESTED, meant, occurred);
    if (!dice.perMille(60)) {
      say(Source.CRM, saying);
    }
    for (int i = dice.oneOf(0, 1, 1, 2, 3, 5); i > 0; i--) {
      now = now.plus(gap());
      saying = next(saying, meant);
    }
    if (dice.perMille(350)) {
      tell.looked(contract, fact, now.plus(minutes(1, 60 * 30)));
      tell.looked(contract, fact, now.plus(minutes(60 * 24, 60 * 24 * 5)));
    }
  }

  private Instant occurred(Recording meant) {
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

  private Saying next(Saying before, Recording meant) {
    int what = dice.below(100);
    if (what < 22) {
      return say(Source.CRM, restated(before, Act.RESTATED, meant));
    }
    if (what < 48) {
      var at = dice.perMille(200) ? now.plus(minutes(0, 60 * 24 * 30)) : now.minus(minutes(0, 600));
      say(Source.CRM, act(before, Act.RETRACTED, at));
      return before;
    }
    if (what < 60) {
      return say(Source.CRM, restated(before, Act.ATTESTED, meant));
    }
    if (what < 85) {
      say(Source.DESK, act(before, dice.oneOf(Act.ATTESTED, Act.RETRACTED, Act.RETRACTED), now));
      return before;
    }
    if (what < 92) {
      tell.saidAgain(Source.CRM, said(restated(before, Act.ATTESTED, meant)), sent());
      return before;
    }
    say(Source.CRM, before);
    return before;
  }

  private Saying say(Source source, Saying saying) {
    tell.said(source, said(saying), sent());
    return saying;
  }

  /** Mostly at once, sometimes much later: it arrives in another order. */
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

  private Saying saying(Act act, Recording meant, Instant occurred) {
    int how = dice.below(10);
    boolean stranger = dice.perMille(80);
    return new Saying(
        contract,
        fact,
        act,
        how < 3 ? (stranger ? "ses_99" : meant.id()) : null,
        how == 3 ? meant.conversation() : null,
        how < 8 && !stranger ? meant.people().getFirst() : null,
        occurred,
        null,
        dice.perMille(950) ? value() : null,
        currency(),
        dice.perMille(950) ? start(occurred) : null,
        dice.perMille(100));
  }

  private Saying restated(Saying s, Act act, Recording meant) {
    int what = dice.below(6);
    var occurred = what == 0 ? s.occurredAt().plus(minutes(-300, 300)) : s.occurredAt();
    return new Saying(
        s.contract(),
        s.fact(),
        act,
        what == 1 ? dice.oneOf(sessions).id() : s.session(),
        s.conversation(),
        what == 2 ? meant.people().getLast() : s.person(),
        occurred.isAfter(now) ? s.occurredAt() : occurred,
        null,
        what == 1 || what == 2 ? s.value() : value(),
        currency(),
        what == 3 ? start(s.occurredAt()) : s.start(),
        what == 4 ? !s.known() : s.known());
  }

  private static Saying act(Saying s, Act act, Instant occurred) {
    return new Saying(
        s.contract(),
        s.fact(),
        act,
        s.session(),
        s.conversation(),
        s.person(),
        act == Act.RETRACTED ? occurred : s.occurredAt(),
        null,
        act == Act.RETRACTED ? null : s.value(),
        s.currency(),
        s.start(),
        s.known());
  }

  /** With the time at which it is said, or none: then its signature has it. */
  private Saying said(Saying s) {
    return dice.perMille(800) ? stated(s, now) : s;
  }

  private static Saying stated(Saying s, @Nullable Instant at) {
    return new Saying(
        s.contract(),
        s.fact(),
        s.act(),
        s.session(),
        s.conversation(),
        s.person(),
        s.occurredAt(),
        at,
        s.value(),
        s.currency(),
        s.start(),
        s.known());
  }

  private String value() {
    int decimals = decimals();
    String whole = String.valueOf(dice.oneOf(0, 10, 100, dice.between(1, 3000)));
    return decimals == 0
        ? whole
        : whole + "." + dice.oneOf("00", "50", "10", String.valueOf(dice.between(10, 99)));
  }

  private String currency() {
    return dice.perMille(15) ? "USD" : contract.versions().getFirst().meaning().price().currency();
  }

  private int decimals() {
    return java.util.Currency.getInstance(
            contract.versions().getFirst().meaning().price().currency())
        .getDefaultFractionDigits();
  }

  private String start(Instant occurred) {
    var start = occurred.plus(minutes(-60 * 24 * 2, 60 * 24 * 40));
    return dice.perMille(600)
        ? start.atZone(ZoneOffset.UTC).toLocalDate().toString()
        : start.toString();
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}

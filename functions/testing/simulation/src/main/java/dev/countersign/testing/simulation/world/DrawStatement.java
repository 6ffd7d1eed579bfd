package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the content of statements about one fact. */
final class DrawStatement {
  private final SeededDraws dice;
  private final TenantTerms contract;
  private final TenantTerms.Fact fact;
  private final List<SessionRecording> sessions;

  DrawStatement(
      SeededDraws dice,
      TenantTerms contract,
      TenantTerms.Fact fact,
      List<SessionRecording> sessions) {
    this.dice = dice;
    this.contract = contract;
    this.fact = fact;
    this.sessions = sessions;
  }

  /** The first statement. */
  SimulatedStatement attested(SessionRecording meant, Instant occurred) {
    int how = dice.below(10);
    boolean stranger = dice.perMille(80);
    return new SimulatedStatement(
        contract,
        fact,
        Act.ATTESTED,
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

  /** A statement that says something newer. */
  SimulatedStatement restated(SimulatedStatement s, Act act, SessionRecording meant, Instant now) {
    int what = dice.below(6);
    var occurred = what == 0 ? s.occurredAt().plus(minutes(-300, 300)) : s.occurredAt();
    return new SimulatedStatement(
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

  /** The same statement with another act. */
  static SimulatedStatement act(SimulatedStatement s, Act act, Instant occurred) {
    return new SimulatedStatement(
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

  /** The same statement with {@code stated_at}, or without: then the signature's time counts. */
  SimulatedStatement said(SimulatedStatement s, Instant now) {
    return dice.perMille(800) ? stated(s, now) : s;
  }

  private static SimulatedStatement stated(SimulatedStatement s, @Nullable Instant at) {
    return new SimulatedStatement(
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
    return Currency.getInstance(contract.versions().getFirst().meaning().price().currency())
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

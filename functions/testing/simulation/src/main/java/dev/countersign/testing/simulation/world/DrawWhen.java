package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleClawback;
import dev.countersign.testing.oracle.OracleSpan;
import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws when something is stated, and when it happened: often near a date that terms count by. */
final class DrawWhen {
  private final SeededDraws dice;
  private final TenantTerms contract;
  private final Map<String, List<Instant>> told;
  private final List<Instant> stated = new ArrayList<>();

  /**
   * For one fact.
   *
   * @param told when each session was recorded or corrected
   */
  DrawWhen(SeededDraws dice, TenantTerms contract, Map<String, List<Instant>> told) {
    this.dice = dice;
    this.contract = contract;
    this.told = told;
  }

  /** The time at which a session is recorded or corrected next, so that both meet. */
  Instant meeting(SessionRecording session, Instant now) {
    return told.getOrDefault(session.id(), List.of()).stream()
        .filter(at -> at.isAfter(now))
        .findFirst()
        .map(at -> at.plusMillis(dice.between(-30, 5)))
        .orElse(now);
  }

  /** The minute in which terms that were just applied may not be known everywhere. */
  Instant meetingTerms(Instant now) {
    return contract.versions().stream()
        .map(TenantTerms.Version::appliedAt)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .map(at -> at.plusSeconds(dice.below(70)))
        .orElse(now);
  }

  /** A time about a date that some version counts from this fact: an end of a hold, of a lock … */
  Instant edge(Instant occurred) {
    var edges = new ArrayList<Instant>(List.of(occurred));
    for (OracleTerms terms : contract.meaning()) {
      var zone = terms.zone();
      if (terms.hold() != null) {
        edges.add(after(occurred, terms.hold().span(), zone));
      }
      if (terms.lock() != null) {
        edges.add(after(occurred, terms.lock().span(), zone));
        edges.add(after(occurred, terms.lock().span(), zone).plus(Duration.ofDays(3)));
      }
      for (OracleClawback rule : terms.clawback()) {
        if (rule.until() != null) {
          edges.add(after(occurred, rule.until(), zone));
        }
        rule.steps().forEach(step -> edges.add(after(occurred, step.until(), zone)));
      }
    }
    return dice.oneOf(edges).plusSeconds(dice.between(-1, 1));
  }

  private static Instant after(Instant start, OracleSpan span, ZoneId zone) {
    return start.atZone(zone).plus(span.days()).plus(span.hours()).toInstant();
  }

  /** When a retraction happened that is told now. */
  Instant takenBack(SimulatedStatement before, Instant now) {
    int draw = dice.below(100);
    if (draw < 55) {
      return now.minus(minutes(0, 600));
    }
    if (draw < 77) {
      return edge(before.occurredAt());
    }
    return draw < 90
        ? now.plus(minutes(0, 60 * 24 * 30))
        : before.occurredAt().minus(minutes(-60, 60 * 24));
  }

  /** The statement as it is told now: with the time at which it was stated, or without. */
  SimulatedStatement stated(SimulatedStatement said, Instant now) {
    boolean must =
        said.act() == Act.RESTATED
            || said.act() == Act.NOTED
            || said.act() == Act.MERGED
            || said.occurredAt().isAfter(now);
    if (!dice.perMille(must ? 985 : 700)) {
      return said.statedAt(null);
    }
    var at = now;
    int draw = dice.below(100);
    if (draw < 10 && !stated.isEmpty()) {
      at = dice.oneOf(stated);
    } else if (draw < 16) {
      at = edge(said.occurredAt());
    } else if (draw < 24) {
      at = now.minus(minutes(0, 60 * 24 * 6));
    }
    at = at.isAfter(now) ? now : at;
    stated.add(at);
    return said.statedAt(at);
  }

  /** When the fact occurred: mostly within the window of the session, often at its ends. */
  Instant occurred(SessionRecording meant) {
    var started = meant.startedAt();
    int days = days(contract.versions().getFirst().meaning().window().days());
    return switch (dice.below(20)) {
      case 0 -> started.minus(minutes(0, 60 * 24));
      case 1 -> started;
      case 2 -> started.plus(Duration.ofDays(days));
      case 3 -> started.plus(Duration.ofDays(days)).plusSeconds(1);
      case 4 -> started.plus(minutes(1, 60 * 24 * days * 10 / 9));
      default -> started.plus(minutes(1, 60 * 24 * days * 8 / 9));
    };
  }

  private static int days(Period window) {
    return (int) ChronoUnit.DAYS.between(LocalDate.EPOCH, LocalDate.EPOCH.plus(window));
  }

  /** How much later the next thing is said. */
  Duration gap() {
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

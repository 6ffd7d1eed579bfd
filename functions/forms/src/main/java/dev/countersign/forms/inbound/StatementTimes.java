package dev.countersign.forms.inbound;

import dev.countersign.domain.statement.Act;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.TimeForm;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of an attestation: when it happened, when that was stated, and from when on a new
 * price holds.
 */
record StatementTimes(
    Instant occurredAt, @Nullable Instant statedAt, @Nullable Instant effectiveAt) {
  /** How far a sender's clock may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /**
   * Reads them.
   *
   * @param act what is stated; none where it can't be read
   * @param receivedAt when it was received
   */
  static Optional<StatementTimes> read(Fields in, Optional<Act> act, Instant receivedAt) {
    in.present("occurred_at");
    var occurredAt = TimeForm.inRange(in, "occurred_at");
    var statedAt = TimeForm.inRange(in, "stated_at");
    var effectiveAt = TimeForm.inRange(in, "effective_at");
    var latest = receivedAt.plus(AHEAD);
    boolean ahead = occurredAt.filter(at -> at.isAfter(latest)).isPresent();
    if (ahead && act.filter(a -> a != Act.RETRACTED).isPresent()) {
      in.problem(
          "from_the_future",
          "occurred_at",
          "more than five minutes ahead",
          "state what has happened; only a retraction may be dated ahead");
    }
    if (statedAt.filter(at -> at.isAfter(latest)).isPresent()) {
      in.problem(
          "from_the_future",
          "stated_at",
          "more than five minutes ahead",
          "send when it was stated, by a clock that is right");
    }
    act.ifPresent(a -> mustState(in, a, ahead));
    boolean dates = act.filter(a -> a != Act.RESTATED && a != Act.NOTED).isPresent();
    if (dates && in.get("effective_at").isPresent()) {
      in.problem(
          "contradiction",
          "effective_at",
          "only with restated and noted",
          "leave it out, or restate what holds from then on");
    }
    return occurredAt.map(
        at -> new StatementTimes(at, statedAt.orElse(null), effectiveAt.orElse(null)));
  }

  private static void mustState(Fields in, Act act, boolean ahead) {
    if (in.get("stated_at").isPresent()) {
      return;
    }
    if (act.mustStateItsTime()) {
      in.problem(
          "missing",
          "stated_at",
          "missing; it says which of several statements is the newest",
          "send when the sender's system changed what it states");
    } else if (ahead && act == Act.RETRACTED) {
      in.problem(
          "missing",
          "stated_at",
          "missing, and the retraction is dated ahead",
          "send when the notice was given");
    }
  }
}

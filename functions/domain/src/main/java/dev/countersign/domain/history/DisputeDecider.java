package dev.countersign.domain.history;

import dev.countersign.domain.Problem;
import dev.countersign.domain.dispute.Dispute;
import dev.countersign.domain.matching.OutcomeReading;

/** Decides what is said about disputes: {@code docs/disputes.md}, sections 5 and 6. */
record DisputeDecider(NextEntry next, OutcomeReadings readings) {

  Decision disputed(Stimulus.Disputed said) {
    var before = readings.read(readings.known());
    var opening = said.opening();
    return switch (new DisputeCheck(before, next.billed()).of(opening, said.line())) {
      case DisputeCheck.Found.Unusable(Problem problem) -> new Decision.Unprocessable(problem);
      case DisputeCheck.Found.Settled settled ->
          appended(Stimulus.Trace.Disputed.of(opening, DisputeVerdict.SETTLED), before);
      case DisputeCheck.Found.Usable usable ->
          appended(
              Stimulus.Trace.Disputed.of(opening, DisputeVerdict.OPENED),
              kept(before, opening.recorded(next.now())));
    };
  }

  Decision spoken(Stimulus.OnDispute said) {
    var before = readings.read(readings.known());
    return switch (new DisputeActCheck(before, next.billed()).of(said)) {
      case DisputeActCheck.Found.Unusable(Problem problem) -> new Decision.Unprocessable(problem);
      case DisputeActCheck.Found.Usable(Dispute then) ->
          appended(
              new Stimulus.Trace.OnDispute(
                  said.dispute(),
                  said.act(),
                  said.sourceOrNull(),
                  said.messageOrNull(),
                  said.evidence()),
              kept(before, then));
    };
  }

  private OutcomeReading kept(OutcomeReading before, Dispute dispute) {
    return readings.after(before, before.registers().withDispute(dispute));
  }

  private Decision appended(Stimulus.Trace trace, OutcomeReading reading) {
    var after = readings.after(reading, reading.registers());
    return new Decision.Appended(next.decided(trace, after, readings.owed(after)));
  }
}

package dev.countersign.testing.simulation.world;

import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.SessionRecording.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** Draws which results sessions claim: apart from all else that is drawn of them. */
record DrawClaims(long seed, Tenant tenant) {

  /** Most sessions claim what they may have brought; a correction may say otherwise. */
  SessionRecording of(SessionRecording form, Instant sentAt) {
    if (!tenant.quarrels()) {
      return form;
    }
    var recordedAt = form.recordedAt() == null ? sentAt : form.recordedAt();
    boolean isLate = recordedAt.isAfter(form.startedAt().plus(Duration.ofDays(1)));
    var types = new ArrayList<String>();
    for (var contract : tenant.contracts()) {
      var dice = dice(form, contract.outcome());
      boolean saysAtFirst = dice.perMille(500);
      boolean isCorrected = dice.perMille(150) && isLate;
      if (isCorrected != saysAtFirst) {
        types.add(contract.outcome());
      }
    }
    var dice = dice(form, "end");
    var ended = dice.perMille(500) ? form.startedAt().plusSeconds(dice.between(60, 6000)) : null;
    return form.claiming(new Claims(ended, types));
  }

  private SeededDraws dice(SessionRecording form, String of) {
    return SeededDraws.of(seed, "claimed/" + tenant.id() + "/" + form.id() + "/" + of);
  }
}

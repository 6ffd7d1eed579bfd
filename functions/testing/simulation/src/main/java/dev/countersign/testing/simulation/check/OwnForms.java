package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.audit.KeptStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the entries of an inquiry say of the forms of its own session.
 *
 * @param steps the entries
 */
record OwnForms(String session, List<KeptStep> steps) {
  private static final Duration LATE = Duration.ofDays(3);

  /** A form of the session itself counts from when the inquiry was decided by it. */
  Instant decided(OracleSession form) {
    if (form.id().equals(session)) {
      for (int i = 1; i < steps.size(); i++) {
        var kept = steps.get(i).sessions().get(session);
        var before = steps.get(i - 1).sessions().get(session);
        boolean isNew = before == null || !before.content().equals(form.content());
        if (kept != null && isNew && kept.content().equals(form.content())) {
          return steps.get(i).at();
        }
      }
    }
    return form.receivedAt();
  }

  /** A form that a newer one overtook before the open inquiry was decided by it decides nothing. */
  List<OracleTold> withoutOvertaken(List<OracleTold> told) {
    if (steps.isEmpty()) {
      return told;
    }
    var opened = steps.getFirst().at();
    var decided =
        told.stream()
            .filter(one -> one instanceof OracleTold.Recorded it && isDecided(it.form()))
            .map(OracleTold::toldAt)
            .toList();
    return told.stream()
        .filter(one ->
            !(one instanceof OracleTold.Recorded it && it.form().id().equals(session))
                || isDecided(it.form())
                || !it.toldAt().isAfter(opened)
                || decided.stream().noneMatch(at -> overtakes(at, it.toldAt())))
        .toList();
  }

  private boolean isDecided(OracleSession form) {
    return steps.stream()
        .map(step -> step.sessions().get(session))
        .anyMatch(kept -> kept != null && kept.content().equals(form.content()));
  }

  private static boolean overtakes(Instant newer, Instant older) {
    return newer.isAfter(older) && Duration.between(older, newer).compareTo(LATE) < 0;
  }
}

package dev.countersign.testing.simulation.check;

import dev.countersign.testing.oracle.OracleCase;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds sessions that a correction links to an outcome only after the outcome's wait was over. The
 * outcome waits for them no more, and they don't have it among their outcomes. So the contract
 * leaves open whether they count: they do when the outcome is decided again for another reason.
 */
final class LateLinks {
  private static final int MOST = 3;

  private LateLinks() {}

  /** The case as it is, then with some of the late sessions left out. */
  static List<OracleCase> readings(OracleCase known) {
    var readings = new ArrayList<>(List.of(known));
    for (String session : late(known).stream().limit(MOST).toList()) {
      List.copyOf(readings).forEach(reading -> readings.add(without(session, reading)));
    }
    return readings;
  }

  private static Set<String> late(OracleCase known) {
    Map<String, List<OracleSession>> forms = new TreeMap<>();
    known.sessions().stream()
        .sorted(Comparator.comparing(OracleSession::receivedAt))
        .forEach(form -> forms.computeIfAbsent(form.id(), id -> new ArrayList<>()).add(form));
    var late = new TreeSet<String>();
    forms.forEach((id, all) -> {
      if (known.said().stream().anyMatch(said -> late(said, all, known))) {
        late.add(id);
      }
    });
    return late;
  }

  /** Whether the session was not linked while the outcome waited, and is linked in the end. */
  private static boolean late(OracleStatement said, List<OracleSession> forms, OracleCase known) {
    var from = said.receivedAt();
    var until = waited(said, known);
    boolean inTime =
        Stream.concat(Stream.of(from), forms.stream().map(OracleSession::receivedAt))
            .filter(at -> !at.isBefore(from) && !at.isAfter(until))
            .anyMatch(at -> linkedAt(said, forms, at));
    return !inTime && linkedAt(said, forms, Instant.MAX);
  }

  private static boolean linkedAt(OracleStatement said, List<OracleSession> forms, Instant at) {
    return forms.stream()
        .filter(form -> !form.receivedAt().isAfter(at))
        .max(Comparator.comparing(OracleSession::recordedAt).thenComparing(OracleSession::content))
        .filter(form -> !id(said, form) && linked(said, form))
        .isPresent();
  }

  /** When the wait is over by the version that waits least. */
  private static Instant waited(OracleStatement said, OracleCase known) {
    return known.versions().stream()
        .map(terms ->
            said.receivedAt()
                .atZone(terms.zone())
                .plus(terms.waits().days())
                .plus(terms.waits().hours()))
        .map(ZonedDateTime::toInstant)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean id(OracleStatement said, OracleSession form) {
    return form.id().equals(said.links().session());
  }

  private static boolean linked(OracleStatement said, OracleSession form) {
    boolean conversation =
        said.links().conversation() != null
            && said.links().conversation().equals(form.conversation());
    return id(said, form)
        || conversation
        || form.records().contains(String.valueOf(said.links().record()))
        || !Collections.disjoint(said.links().subjects(), form.subjects());
  }

  private static OracleCase without(String session, OracleCase known) {
    return new OracleCase(
        known.versions(),
        known.said(),
        known.sessions().stream().filter(form -> !form.id().equals(session)).toList(),
        known.choices(),
        known.rulings(),
        known.published());
  }
}

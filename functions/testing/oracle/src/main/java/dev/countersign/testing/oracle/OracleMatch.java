package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleTerms.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a truth can mean.
 *
 * @param candidates the earliest start first, ties by id
 * @param near why a linked one is no candidate, where there is no candidate
 */
record OracleMatch(List<OracleSession> candidates, @Nullable String near) {

  static OracleMatch by(
      OracleStatement truth,
      Collection<OracleSession> forms,
      OracleVersions versions,
      Instant waitedUntil) {
    var by = versions.readAt(truth.occurredAt()).by();
    var candidates = new ArrayList<OracleSession>();
    String near = null;
    for (OracleSession session : inTime(forms, waitedUntil)) {
      if (linked(truth, session, by)) {
        String outside = outside(truth, session, versions);
        if (outside == null) {
          candidates.add(session);
        } else {
          near = outside;
        }
      }
    }
    candidates.sort(
        Comparator.comparing(OracleSession::startedAt).thenComparing(OracleSession::id));
    return new OracleMatch(candidates, candidates.isEmpty() ? near : null);
  }

  /** The sessions, by id, of which any form came in time, each as it was recorded last. */
  private static Collection<OracleSession> inTime(
      Collection<OracleSession> forms, Instant waitedUntil) {
    Map<String, OracleSession> last = new TreeMap<>();
    for (OracleSession form : forms) {
      last.merge(form.id(), form, (a, b) -> Collections.max(List.of(a, b), BY_RECORDING));
    }
    last.keySet()
        .removeIf(id ->
            forms.stream()
                .noneMatch(
                    form -> form.id().equals(id) && !form.receivedAt().isAfter(waitedUntil)));
    return last.values();
  }

  private static final Comparator<OracleSession> BY_RECORDING =
      Comparator.comparing(OracleSession::recordedAt).thenComparing(OracleSession::content);

  /** Whether it named its session or conversation: then nothing else is tried. */
  static boolean named(OracleStatement truth, OracleTerms terms) {
    return (truth.session() != null && terms.by().contains(By.SESSION))
        || (truth.conversation() != null && terms.by().contains(By.CONVERSATION));
  }

  static boolean linked(OracleStatement truth, OracleSession session, Collection<By> by) {
    if (truth.session() != null && by.contains(By.SESSION)) {
      return truth.session().equals(session.id());
    }
    if (truth.conversation() != null && by.contains(By.CONVERSATION)) {
      return truth.conversation().equals(session.conversation());
    }
    boolean sameRecord = truth.record() != null && session.records().contains(truth.record());
    return (sameRecord && by.contains(By.RECORD))
        || (by.contains(By.SUBJECT) && !Collections.disjoint(truth.subjects(), session.subjects()));
  }

  /** Both ends of the window are inside; its length is that of when the session started. */
  static @Nullable String outside(
      OracleStatement truth, OracleSession session, OracleVersions versions) {
    if (session.startedAt().isAfter(truth.occurredAt())) {
      return "precedes_session";
    }
    var terms = versions.readAt(session.startedAt());
    var end = terms.window().from(session.startedAt(), terms.zone());
    return truth.occurredAt().isAfter(end) ? "out_of_window" : null;
  }
}

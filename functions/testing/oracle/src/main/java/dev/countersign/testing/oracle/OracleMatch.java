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
 * The sessions that a truth can mean (contract, section 7).
 *
 * @param candidates the earliest start first, at equal starts by id
 * @param nearMiss why a linked session is no candidate, if there is no candidate
 */
record OracleMatch(List<OracleSession> candidates, @Nullable String nearMiss) {

  static OracleMatch by(
      OracleStatement truth,
      Collection<OracleSession> forms,
      OracleVersions versions,
      Instant endOfWait) {
    var by = versions.readAt(truth.occurredAt()).by();
    var candidates = new ArrayList<OracleSession>();
    String nearMiss = null;
    for (OracleSession session : inTime(forms, endOfWait)) {
      if (isLinked(truth, session, by)) {
        String miss = miss(truth, session, versions);
        if (miss == null) {
          candidates.add(session);
        } else {
          nearMiss = miss;
        }
      }
    }
    candidates.sort(
        Comparator.comparing(OracleSession::startedAt).thenComparing(OracleSession::id));
    return new OracleMatch(candidates, candidates.isEmpty() ? nearMiss : null);
  }

  /** The sessions of which some form was received in time, by id, each in its newest form. */
  private static Collection<OracleSession> inTime(
      Collection<OracleSession> forms, Instant endOfWait) {
    Map<String, OracleSession> last = new TreeMap<>();
    for (OracleSession form : forms) {
      last.merge(form.id(), form, (a, b) -> Collections.max(List.of(a, b), BY_RECORDING));
    }
    last.keySet()
        .removeIf(id ->
            forms.stream()
                .noneMatch(form -> form.id().equals(id) && !form.receivedAt().isAfter(endOfWait)));
    return last.values();
  }

  private static final Comparator<OracleSession> BY_RECORDING =
      Comparator.comparing(OracleSession::recordedAt).thenComparing(OracleSession::content);

  /** Whether the truth names its session or conversation; then nothing else is tried. */
  static boolean namesOne(OracleStatement truth, OracleTerms terms) {
    return (truth.session() != null && terms.by().contains(By.SESSION))
        || (truth.conversation() != null && terms.by().contains(By.CONVERSATION));
  }

  /** Whether the truth and the session have in common what the terms match by. */
  static boolean isLinked(OracleStatement truth, OracleSession session, Collection<By> by) {
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

  /**
   * Why a linked session is no candidate; none if it is one. Both ends of the window are inside.
   */
  static @Nullable String miss(
      OracleStatement truth, OracleSession session, OracleVersions versions) {
    if (session.startedAt().isAfter(truth.occurredAt())) {
      return "precedes_session";
    }
    var terms = versions.readAt(session.startedAt());
    var end = terms.window().from(session.startedAt(), terms.zone());
    return truth.occurredAt().isAfter(end) ? "out_of_window" : null;
  }
}

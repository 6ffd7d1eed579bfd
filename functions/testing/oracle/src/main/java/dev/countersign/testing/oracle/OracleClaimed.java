package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a session claims: whether it was heard, and what it is owed where nobody says anything. */
public final class OracleClaimed {
  private static final String UNANSWERED = "unanswered";

  private OracleClaimed() {}

  /**
   * Whether the truth means this session, by the reading version: whether it is linked to it by the
   * first three steps of section 7, candidate or not, taken back or not.
   */
  public static boolean isHeard(OracleCase known, String session, Instant now) {
    var kept = new OracleKept(known.said(), OracleVersions.of(known.versions()));
    if (kept.all().isEmpty()) {
      return false;
    }
    var truth = OracleGoverning.of(known, kept, now).reading().fold().truth();
    return truth != null
        && OracleMatch.sessions(known.sessions()).stream()
            .map(OracleMatch.Known::newest)
            .filter(one -> one.id().equals(session))
            .anyMatch(one ->
                OracleMatch.isLinked(truth, one, kept.versions().matching(truth.occurredAt())));
  }

  /**
   * What a session's claim that nobody answered owes (disputes.md, section 11): by a truth without
   * value and facts that the session alone is chosen for.
   *
   * @param known all that is known of the inquiry's own claim: versions, rulings and what was
   *     published
   * @param terms in force when the session started
   * @param deadline when the silence was complete
   */
  public static OracleLine bySilence(
      OracleCase known, OracleTerms terms, OracleSession session, Instant deadline, Instant now) {
    var occurred = session.endedAt() == null ? session.startedAt() : session.endedAt();
    var truth =
        new OracleTruth(
            occurred, deadline, deadline, deadline, null, null, Map.of(), OracleLinks.NONE);
    var fold =
        new OracleFold(OracleFold.State.STANDS, truth, Map.of(), null, List.of(), null, List.of());
    var kept = new OracleKept(List.of(), OracleVersions.of(known.versions()));
    var reading =
        new OracleReading(
            terms,
            OracleVoices.of(terms, kept.versions()),
            List.of(),
            fold,
            null,
            List.of(session));
    var line = new OracleDecision(known, kept, reading, now).line();
    return line.row() == OracleLine.Row.BILLED ? line.with(line.table().because(UNANSWERED)) : line;
  }
}

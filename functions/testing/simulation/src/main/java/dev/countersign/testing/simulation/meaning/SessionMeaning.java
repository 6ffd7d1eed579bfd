package dev.countersign.testing.simulation.meaning;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.OracleSession;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a session record. */
public final class SessionMeaning {
  private SessionMeaning() {}

  /**
   * One form of a session.
   *
   * @param stampedAt when it was signed, or else received: it counts as recorded then, unless it
   *     says when
   * @param content its digest
   */
  public static OracleSession of(
      Json.Obj session, Instant stampedAt, Instant receivedAt, String content) {
    var recorded = Members.instantOrNull(session, "recorded_at");
    return new OracleSession(
        Members.text(session, "id"),
        Members.textOrNull(session, "conversation"),
        Members.items(session, "records").stream()
            .map(record -> LinkMeaning.link((Json.Obj) record))
            .collect(Collectors.toSet()),
        LinkMeaning.subjects(Members.items(session, "subjects").stream()),
        Members.instant(Members.text(session, "started_at")),
        recorded == null ? stampedAt : recorded,
        receivedAt,
        word(
            OracleSession.Mode.class, Members.textOrNull(session, "mode"), OracleSession.Mode.LIVE),
        arm(Members.objectOrNull(session, "strategy")),
        word(
            OracleSession.Hand.class,
            Members.textOrNull(session, "handled_by"),
            OracleSession.Hand.AGENT),
        content,
        Members.instantOrNull(session, "ended_at"),
        Set.copyOf(Members.texts(session, "claimed")));
  }

  private static OracleSession.Arm arm(Json.@Nullable Obj strategy) {
    return word(
        OracleSession.Arm.class,
        strategy == null ? null : Members.textOrNull(strategy, "arm"),
        OracleSession.Arm.TREATMENT);
  }

  private static <E extends Enum<E>> E word(Class<E> words, @Nullable String word, E otherwise) {
    return word == null ? otherwise : Enum.valueOf(words, Members.upper(word));
  }
}

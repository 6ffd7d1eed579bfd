package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleSession.Arm;
import dev.countersign.testing.oracle.OracleSession.Hand;
import dev.countersign.testing.oracle.OracleSession.Mode;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.SessionMeaning;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One form of a session's record.
 *
 * @param agent has the tenant in its name, so that it shows when another tenant's session is taken
 * @param recordedAt the time in the record; null where it has none
 */
public record SessionRecording(
    String id,
    String agent,
    @Nullable String conversation,
    List<TenantTerms.Fact> records,
    List<Integer> people,
    Instant startedAt,
    @Nullable Instant recordedAt,
    Mode mode,
    Arm arm,
    Hand hand,
    Claims claims) {

  /**
   * Which results the agent says it has brought.
   *
   * @param endedAt none where that isn't stated
   * @param types of results
   */
  public record Claims(@Nullable Instant endedAt, List<String> types) {
    /** Says nothing of results. */
    static final Claims NONE = new Claims(null, List.of());

    public Claims {
      types = List.copyOf(types);
    }
  }

  /** The same, where the agent says this. */
  public SessionRecording claiming(Claims said) {
    return new SessionRecording(
        id, agent, conversation, records, people, startedAt, recordedAt, mode, arm, hand, said);
  }

  /** The record as it is sent. */
  public String json() {
    var json = new StringJoiner(",", "{", "}");
    json.add("\"id\":\"" + id + "\"");
    json.add("\"agent\":{\"id\":\"" + agent + "\"}");
    json.add("\"started_at\":\"" + startedAt + "\"");
    if (conversation != null) {
      json.add("\"conversation\":\"" + conversation + "\"");
    }
    json.add(
        records.stream()
            .map(TenantTerms.Fact::json)
            .collect(Collectors.joining(",", "\"records\":[", "]")));
    json.add(
        people.stream()
            .map(person -> Subjects.spelled(person, id.hashCode()))
            .collect(Collectors.joining(",", "\"subjects\":[", "]")));
    json.add("\"mode\":\"" + word(mode) + "\"");
    json.add("\"handled_by\":\"" + word(hand) + "\"");
    json.add("\"strategy\":{\"id\":\"s1\",\"arm\":\"" + word(arm) + "\"}");
    if (recordedAt != null) {
      json.add("\"recorded_at\":\"" + recordedAt + "\"");
    }
    if (claims.endedAt() != null) {
      json.add("\"ended_at\":\"" + claims.endedAt() + "\"");
    }
    if (!claims.types().isEmpty()) {
      json.add("\"claimed\":[\"" + String.join("\",\"", claims.types()) + "\"]");
    }
    return json.toString();
  }

  /**
   * The record in the oracle's terms.
   *
   * @param stampedAt when it was signed, or else received
   */
  public OracleSession meaning(Instant stampedAt, Instant receivedAt, String content) {
    return SessionMeaning.of(Members.parse(json()), stampedAt, receivedAt, content);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}

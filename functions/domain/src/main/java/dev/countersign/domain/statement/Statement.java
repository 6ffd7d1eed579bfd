package dev.countersign.domain.statement;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An attestation as an outcome remembers it: who stated it, in what grade, and what it says. Its
 * subject is there only as match keys.
 *
 * @param keys the match keys of the record and the subject
 * @param occurredAt when the thing that is stated happened
 * @param statedAt orders statements: the time that the message states, else the time that was
 *     signed, else the time of receipt
 * @param receivedAt when the delivery was received
 * @param content digest of everything the message says but its id
 * @param evidence digest of the raw signed bytes
 */
public record Statement(
    SourceId source,
    MessageId message,
    Act act,
    OutcomeType outcome,
    @Nullable RecordRef record,
    @Nullable String conversation,
    @Nullable String session,
    SortedSet<MatchKey> keys,
    Instant occurredAt,
    Instant statedAt,
    Instant receivedAt,
    @Nullable Money value,
    @Nullable String reason,
    Fact.Tree facts,
    Assurance assurance,
    Digest content,
    Digest evidence) {

  public Statement {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }

  /**
   * Whether this is newer than {@code other}: stated later, or at the same time with the greater
   * content digest.
   */
  public boolean newerThan(Statement other) {
    int order = statedAt.compareTo(other.statedAt);
    return order != 0 ? order > 0 : content.compareTo(other.content) > 0;
  }

  /**
   * JSON Pointers to the fields in which this differs from {@code other}: record, conversation,
   * session, subject, {@code occurred_at}, value, reason and facts.
   */
  public List<String> differsFrom(Statement other) {
    var differs = new ArrayList<String>();
    addIfDifferent(differs, "/record", record, other.record);
    addIfDifferent(differs, "/conversation", conversation, other.conversation);
    addIfDifferent(differs, "/session", session, other.session);
    addIfDifferent(differs, "/subject", subjectKeys(), other.subjectKeys());
    addIfDifferent(differs, "/occurred_at", occurredAt, other.occurredAt);
    addIfDifferent(differs, "/value", value, other.value);
    addIfDifferent(differs, "/reason", reason, other.reason);
    var names = new TreeSet<>(facts.values().keySet());
    names.addAll(other.facts.values().keySet());
    for (String name : names) {
      addIfDifferent(
          differs,
          "/facts/" + name.replace("~", "~0").replace("/", "~1"),
          facts.values().get(name),
          other.facts.values().get(name));
    }
    return List.copyOf(differs);
  }

  private List<MatchKey> subjectKeys() {
    return keys.stream().filter(key -> key.kind().subject()).toList();
  }

  private static void addIfDifferent(
      List<String> differs, String pointer, @Nullable Object mine, @Nullable Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      differs.add(pointer);
    }
  }
}

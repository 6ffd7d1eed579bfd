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
 * An attestation as an outcome remembers it: who said it, how well that was proved, and what it
 * says, its subject only as keyed hashes.
 *
 * @param keys the record and the subject, to match sessions by
 * @param statedAt orders the statements of one claim and source: said by the message, else signed,
 *     else received
 * @param content digest of everything it says but its id
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
   * Whether this stands before {@code other}: said later, or at the same time with the greater
   * digest.
   */
  public boolean newerThan(Statement other) {
    int order = statedAt.compareTo(other.statedAt);
    return order != 0 ? order > 0 : content.compareTo(other.content) > 0;
  }

  /**
   * JSON Pointers to what this says otherwise than {@code other}, times of saying and receipt
   * aside.
   */
  public List<String> differsFrom(Statement other) {
    var differs = new ArrayList<String>();
    note(differs, "/record", record, other.record);
    note(differs, "/conversation", conversation, other.conversation);
    note(differs, "/session", session, other.session);
    note(differs, "/subject", subjectKeys(), other.subjectKeys());
    note(differs, "/occurred_at", occurredAt, other.occurredAt);
    note(differs, "/value", value, other.value);
    note(differs, "/reason", reason, other.reason);
    var names = new TreeSet<>(facts.values().keySet());
    names.addAll(other.facts.values().keySet());
    for (String name : names) {
      note(
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

  private static void note(
      List<String> differs, String pointer, @Nullable Object mine, @Nullable Object theirs) {
    if (!Objects.equals(mine, theirs)) {
      differs.add(pointer);
    }
  }
}

package dev.countersign.domain.statement;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.money.Money;
import java.time.Instant;
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
 * @param statedAt orders statements: the time that the message states, else {@code occurredAt}
 * @param effectiveAt from when on a restated or noted price holds, if not from the beginning
 * @param receivedAt when the delivery was received
 * @param into the record that lives on, where this one was merged into it
 * @param provableTo whom its evidence convinces
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
    @Nullable Instant effectiveAt,
    Instant receivedAt,
    @Nullable Money value,
    @Nullable String reason,
    Fact.Tree facts,
    @Nullable RecordRef into,
    Assurance assurance,
    ProvableTo provableTo,
    Digest content,
    Digest evidence) {

  public Statement {
    keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
  }

  /** Whether both are the same statement, told twice: under other message ids, at other times. */
  public boolean repeats(Statement other) {
    return source.equals(other.source)
        && assurance == other.assurance
        && statedAt.equals(other.statedAt)
        && content.equals(other.content);
  }

  /**
   * What an outcome keeps of it: of a statement that takes back only when, why and into what, since
   * its value, facts and links mean nothing.
   */
  public Statement kept() {
    return act.takesBack()
        ? new Statement(
            source,
            message,
            act,
            outcome,
            null,
            null,
            null,
            new TreeSet<>(),
            occurredAt,
            statedAt,
            effectiveAt,
            receivedAt,
            null,
            reason,
            Fact.Tree.EMPTY,
            into,
            assurance,
            provableTo,
            content,
            evidence)
        : this;
  }

  /** The same, for this reason. */
  public Statement because(@Nullable String other) {
    return Objects.equals(reason, other) ? this : saying(source, other, facts);
  }

  /** The same, with other facts. */
  public Statement with(Fact.Tree others) {
    return saying(source, reason, others);
  }

  /** What it would be if another source had said it. */
  public Statement saidBy(SourceId other) {
    return saying(other, reason, facts);
  }

  private Statement saying(SourceId who, @Nullable String why, Fact.Tree what) {
    return new Statement(
        who,
        message,
        act,
        outcome,
        record,
        conversation,
        session,
        keys,
        occurredAt,
        statedAt,
        effectiveAt,
        receivedAt,
        value,
        why,
        what,
        into,
        assurance,
        provableTo,
        content,
        evidence);
  }

  /** The match keys of its subject. */
  public List<MatchKey> subjectKeys() {
    return keys.stream().filter(key -> key.kind().subject()).toList();
  }

  /** The match keys of its record. */
  public List<MatchKey> recordKeys() {
    return keys.stream().filter(key -> !key.kind().subject()).toList();
  }
}

package dev.countersign.testing.simulation.mistake;

import dev.countersign.domain.MatchKey;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A statement with something changed. */
final class StatementCopy {
  private final Statement said;
  private Act act;
  private Instant occurredAt;
  private Instant statedAt;
  private @Nullable Instant effectiveAt;
  private Instant receivedAt;
  private @Nullable Money value;
  private @Nullable String session;
  private @Nullable String conversation;
  private @Nullable RecordRef record;
  private SortedSet<MatchKey> keys;
  private Fact.Tree facts;

  private StatementCopy(Statement said) {
    this.said = said;
    this.act = said.act();
    this.occurredAt = said.occurredAt();
    this.statedAt = said.statedAt();
    this.effectiveAt = said.effectiveAt();
    this.receivedAt = said.receivedAt();
    this.value = said.value();
    this.session = said.session();
    this.conversation = said.conversation();
    this.record = said.record();
    this.keys = said.keys();
    this.facts = said.facts();
  }

  static StatementCopy of(Statement said) {
    return new StatementCopy(said);
  }

  static Statement as(Act act, Statement said) {
    var copy = new StatementCopy(said);
    copy.act = act;
    return copy.made();
  }

  Statement made() {
    return new Statement(
        said.source(),
        said.message(),
        act,
        said.outcome(),
        record,
        conversation,
        session,
        keys,
        occurredAt,
        statedAt,
        effectiveAt,
        receivedAt,
        value,
        said.reason(),
        facts,
        act == Act.MERGED ? said.into() : null,
        said.assurance(),
        said.provableTo(),
        said.content(),
        said.evidence());
  }

  StatementCopy occurredAt(Instant changed) {
    occurredAt = changed;
    return this;
  }

  StatementCopy statedAt(Instant changed) {
    statedAt = changed;
    return this;
  }

  StatementCopy receivedAt(Instant changed) {
    receivedAt = changed;
    return this;
  }

  StatementCopy facts(Fact.Tree changed) {
    facts = changed;
    return this;
  }

  /** As if its price changed from the beginning. */
  StatementCopy atOnce() {
    effectiveAt = null;
    return this;
  }

  StatementCopy value(@Nullable Money changed) {
    value = changed;
    return this;
  }

  /** Without anything that leads to a session. */
  StatementCopy unlinked() {
    session = null;
    conversation = null;
    record = null;
    keys = new TreeSet<>();
    return this;
  }

  /** What it doesn't state itself of facts, value and links is taken from an earlier one. */
  StatementCopy filledFrom(Statement earlier) {
    var filled = new TreeMap<>(earlier.facts().values());
    filled.putAll(facts.values());
    facts = new Fact.Tree(filled);
    value = value == null ? earlier.value() : value;
    session = session == null ? earlier.session() : session;
    conversation = conversation == null ? earlier.conversation() : conversation;
    record = record == null ? earlier.record() : record;
    if (said.subjectKeys().isEmpty()) {
      var more = new TreeSet<>(keys);
      more.addAll(earlier.subjectKeys());
      keys = more;
    }
    return this;
  }
}

package dev.countersign.domain.fold;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Fact;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A truth while the statements are read that shape it. */
final class TruthDraft {
  private final Statement first;
  private Statement dated;
  private Instant receivedAt;
  private final TreeMap<String, Given<Fact>> facts = new TreeMap<>();
  private @Nullable Given<Money> value;
  private @Nullable Given<String> reason;
  private @Nullable Given<String> session;
  private @Nullable Given<String> conversation;
  private @Nullable Given<RecordRef> record;
  private @Nullable Given<List<MatchKey>> recordKeys;
  private @Nullable Given<List<MatchKey>> subjectKeys;

  /** A truth begins. */
  TruthDraft(Statement first, int place) {
    this.first = first;
    this.dated = first;
    this.receivedAt = first.receivedAt();
    add(first, place);
  }

  /** It is said again: what the statement states replaces what was said. */
  void again(Statement statement, int place) {
    received(statement);
    add(statement, place);
  }

  /** The whole new truth: what the statement doesn't state is gone. */
  void restated(Statement statement, int place) {
    received(statement);
    dated = statement;
    facts.keySet().retainAll(statement.facts().values().keySet());
    value = statement.value() == null ? null : value;
    reason = statement.reason() == null ? null : reason;
    session = statement.session() == null ? null : session;
    conversation = statement.conversation() == null ? null : conversation;
    if (statement.record() == null) {
      record = null;
      recordKeys = null;
    }
    subjectKeys = statement.subjectKeys().isEmpty() ? null : subjectKeys;
    add(statement, place);
  }

  private void received(Statement statement) {
    receivedAt = statement.receivedAt().isBefore(receivedAt) ? statement.receivedAt() : receivedAt;
  }

  private void add(Statement statement, int place) {
    statement
        .facts()
        .values()
        .forEach(
            (name, fact) -> facts.put(name, Given.anew(facts.get(name), fact, place, statement)));
    value = given(value, statement.value(), place, statement);
    reason = given(reason, statement.reason(), place, statement);
    session = given(session, statement.session(), place, statement);
    conversation = given(conversation, statement.conversation(), place, statement);
    if (statement.record() != null) {
      record = given(record, statement.record(), place, statement);
      recordKeys = given(recordKeys, statement.recordKeys(), place, statement);
    }
    if (!statement.subjectKeys().isEmpty()) {
      subjectKeys = given(subjectKeys, statement.subjectKeys(), place, statement);
    }
  }

  private static <T> @Nullable Given<T> given(
      @Nullable Given<T> before, @Nullable T stated, int place, Statement by) {
    return stated == null ? before : Given.anew(before, stated, place, by);
  }

  /** The truth with what was noted of the record. */
  Truth with(NotedFields noted) {
    var shaping = new TreeSet<>(KeptStatements.ORDER);
    shaping.add(first);
    shaping.add(dated);
    var merged = new TreeMap<String, Fact>();
    Stream.concat(facts.keySet().stream(), noted.facts.keySet().stream())
        .distinct()
        .forEach(name -> {
          var given = Given.newer(facts.get(name), noted.facts.get(name));
          if (given != null) {
            merged.put(name, given.value());
            shaping.add(given.by());
          }
        });
    var amount = Given.newer(value, noted.value);
    for (var given :
        Stream.of(amount, reason, session, conversation, record, subjectKeys).toList()) {
      if (given != null) {
        shaping.add(given.by());
      }
    }
    var keys = new TreeSet<MatchKey>();
    if (recordKeys != null) {
      keys.addAll(recordKeys.value());
    }
    if (subjectKeys != null) {
      keys.addAll(subjectKeys.value());
    }
    return new Truth(
        first.source(),
        first.message(),
        first.outcome(),
        valueOf(record),
        valueOf(conversation),
        valueOf(session),
        keys,
        dated.occurredAt(),
        dated.statedAt(),
        first.statedAt(),
        receivedAt,
        valueOf(amount),
        valueOf(reason),
        merged.isEmpty() ? Fact.Tree.EMPTY : new Fact.Tree(merged),
        evidence(shaping));
  }

  private static <T> @Nullable T valueOf(@Nullable Given<T> given) {
    return given == null ? null : given.value();
  }

  private static List<Digest> evidence(Iterable<Statement> shaping) {
    var digests = new ArrayList<Digest>();
    shaping.forEach(statement -> {
      if (!digests.contains(statement.evidence())) {
        digests.add(statement.evidence());
      }
    });
    return digests;
  }
}

package dev.countersign.domain.outcome;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.attestation.Act;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.attestation.Fact;
import dev.countersign.domain.attestation.RecordRef;
import dev.countersign.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says something: by default that policy P-991 was signed, worth 1200 EUR, signed and fresh. */
final class StatementBuilder {
  static final OutcomeType SIGNED = new OutcomeType("policy_signed");
  static final SourceId CRM = new SourceId("crm");
  static final MatchKey RECORD = new MatchKey(MatchKey.Kind.RECORD, "aa");
  static final MatchKey EMAIL = new MatchKey(MatchKey.Kind.EMAIL, "bb");

  private final MessageId message;
  private final Act act;
  private SourceId source = CRM;
  private @Nullable RecordRef record = new RecordRef("policy", "P-991");
  private @Nullable String conversation;
  private @Nullable String session;
  private SortedSet<MatchKey> keys = new TreeSet<>(List.of(RECORD, EMAIL));
  private Instant occurredAt = Instant.parse("2026-11-02T10:00:00Z");
  private Instant statedAt = Instant.parse("2026-11-02T10:00:05Z");
  private Instant receivedAt = Instant.parse("2026-11-02T10:00:06Z");
  private @Nullable Money value = money("1200.00", "EUR");
  private @Nullable String reason;
  private final TreeMap<String, Fact> facts = new TreeMap<>();
  private Assurance assurance = Assurance.BODY_SIGNED_FRESH;

  private StatementBuilder(Act act, String message) {
    this.act = act;
    this.message = new MessageId(message);
  }

  static StatementBuilder attested(String message) {
    return new StatementBuilder(Act.ATTESTED, message);
  }

  static StatementBuilder restated(String message) {
    return new StatementBuilder(Act.RESTATED, message);
  }

  static StatementBuilder retracted(String message) {
    return new StatementBuilder(Act.RETRACTED, message).value(null);
  }

  static StatementBuilder of(Act act, String message) {
    return new StatementBuilder(act, message);
  }

  static Money money(String amount, String currency) {
    return Money.of(
        new BigDecimal(amount), Currency.getInstance(currency), RoundingMode.UNNECESSARY);
  }

  StatementBuilder by(String name) {
    source = new SourceId(name);
    return this;
  }

  StatementBuilder record(@Nullable RecordRef ref) {
    record = ref;
    return this;
  }

  StatementBuilder conversation(@Nullable String name) {
    conversation = name;
    return this;
  }

  StatementBuilder session(@Nullable String name) {
    session = name;
    return this;
  }

  StatementBuilder keys(MatchKey... some) {
    keys = new TreeSet<>(List.of(some));
    return this;
  }

  /** What happened, was said and was received at one instant. */
  StatementBuilder at(String instant) {
    return occurred(instant).stated(instant).received(Instant.parse(instant));
  }

  StatementBuilder occurred(String instant) {
    return occurred(Instant.parse(instant));
  }

  StatementBuilder occurred(Instant instant) {
    occurredAt = instant;
    return this;
  }

  StatementBuilder stated(String instant) {
    return stated(Instant.parse(instant));
  }

  StatementBuilder stated(Instant instant) {
    statedAt = instant;
    return this;
  }

  StatementBuilder received(Instant instant) {
    receivedAt = instant;
    return this;
  }

  StatementBuilder value(@Nullable Money said) {
    value = said;
    return this;
  }

  StatementBuilder because(@Nullable String why) {
    reason = why;
    return this;
  }

  StatementBuilder fact(String name, Fact fact) {
    facts.put(name, fact);
    return this;
  }

  StatementBuilder fact(String name, String text) {
    return fact(name, new Fact.Text(text));
  }

  StatementBuilder proved(Assurance grade) {
    assurance = grade;
    return this;
  }

  Statement build() {
    var tree = new Fact.Tree(facts);
    var content =
        Digest.of(
            act.name(),
            String.valueOf(record),
            String.valueOf(conversation),
            String.valueOf(session),
            keys.toString(),
            occurredAt.toString(),
            statedAt.toString(),
            String.valueOf(value),
            String.valueOf(reason),
            tree.toString());
    return new Statement(
        source,
        message,
        act,
        SIGNED,
        record,
        conversation,
        session,
        keys,
        occurredAt,
        statedAt,
        receivedAt,
        value,
        reason,
        tree,
        assurance,
        content,
        Digest.of("evidence", source.value(), message.value(), content.hex()));
  }
}

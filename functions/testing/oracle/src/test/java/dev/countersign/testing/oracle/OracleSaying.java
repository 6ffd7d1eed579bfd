package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleStatement.Act;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A statement for tests. It happens when it is told, unless it says otherwise. */
final class OracleSaying {
  private final Act act;
  private final String message;
  private String source = "crm";
  private @Nullable String statedAt;
  private @Nullable String occurredAt;
  private @Nullable String receivedAt;
  private @Nullable String effectiveAt;
  private @Nullable OracleValue value;
  private @Nullable String reason;
  private final Map<String, @Nullable Object> facts = new HashMap<>();
  private OracleLinks links = OracleLinks.NONE;
  private @Nullable String into;
  private OracleAssurance assurance = OracleAssurance.BODY_SIGNED;

  private OracleSaying(Act act, String message) {
    this.act = act;
    this.message = message;
  }

  static OracleSaying attested(String message) {
    return new OracleSaying(Act.ATTESTED, message).record("R");
  }

  static OracleSaying restated(String message, String occurredAt) {
    return new OracleSaying(Act.RESTATED, message).record("R").occurred(occurredAt);
  }

  static OracleSaying noted(String message) {
    return new OracleSaying(Act.NOTED, message);
  }

  static OracleSaying retracted(String message, @Nullable String reason) {
    var saying = new OracleSaying(Act.RETRACTED, message);
    saying.reason = reason;
    return saying;
  }

  static OracleSaying merged(String message, String into) {
    var saying = new OracleSaying(Act.MERGED, message);
    saying.into = into;
    return saying;
  }

  OracleSaying from(String name) {
    source = name;
    return this;
  }

  OracleSaying stated(String time) {
    statedAt = time;
    return this;
  }

  OracleSaying occurred(String time) {
    occurredAt = time;
    return this;
  }

  OracleSaying received(String time) {
    receivedAt = time;
    return this;
  }

  OracleSaying effective(String time) {
    effectiveAt = time;
    return this;
  }

  OracleSaying value(String amount, String currency) {
    value = new OracleValue(new BigDecimal(amount), currency);
    return this;
  }

  OracleSaying because(String why) {
    reason = why;
    return this;
  }

  OracleSaying fact(String name, @Nullable Object fact) {
    facts.put(name, fact instanceof Integer number ? new BigDecimal(number) : fact);
    return this;
  }

  OracleSaying record(@Nullable String key) {
    links = new OracleLinks(links.session(), links.conversation(), key, links.subjects());
    return this;
  }

  OracleSaying session(String id) {
    links = new OracleLinks(id, links.conversation(), links.record(), links.subjects());
    return this;
  }

  OracleSaying conversation(String id) {
    links = new OracleLinks(links.session(), id, links.record(), links.subjects());
    return this;
  }

  OracleSaying subject(String... keys) {
    links = new OracleLinks(links.session(), links.conversation(), links.record(), Set.of(keys));
    return this;
  }

  OracleSaying grade(OracleAssurance grade) {
    assurance = grade;
    return this;
  }

  /** The statement as it is told at a time. What must state when it is stated then. */
  OracleStatement at(Instant told) {
    var stated =
        statedAt != null
            ? Instant.parse(statedAt)
            : act == Act.RESTATED || act == Act.NOTED || act == Act.MERGED ? told : null;
    var occurred = occurredAt == null ? told : Instant.parse(occurredAt);
    var effective = effectiveAt == null ? null : Instant.parse(effectiveAt);
    int content = Objects.hash(act, stated, occurred, effective, value, reason, facts, links, into);
    return new OracleStatement(
        source,
        message,
        act,
        stated,
        occurred,
        receivedAt == null ? told : Instant.parse(receivedAt),
        told,
        effective,
        value,
        reason,
        facts,
        links,
        into,
        assurance,
        String.format("%08x", content));
  }
}

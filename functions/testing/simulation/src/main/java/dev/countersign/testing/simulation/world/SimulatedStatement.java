package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleStatement.Act;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a fact: one attestation.
 *
 * @param contract by which it is read
 * @param person whom it is about; none when nobody is named
 * @param start the date in {@code facts.start}, or none
 */
public record SimulatedStatement(
    TenantTerms contract,
    TenantTerms.Fact fact,
    Act act,
    @Nullable String session,
    @Nullable String conversation,
    @Nullable Integer person,
    Instant occurredAt,
    @Nullable Instant statedAt,
    @Nullable String value,
    String currency,
    @Nullable String start,
    boolean known) {

  private static final Map<Act, String> REASONS = Map.of(Act.RETRACTED, "cancelled");

  /** As it is sent, with this id of its own. */
  public String json(String id) {
    var json = new StringJoiner(",", "{", "}");
    json.add("\"id\":\"" + id + "\"");
    json.add("\"act\":\"" + act.name().toLowerCase(Locale.ROOT) + "\"");
    json.add("\"outcome\":\"" + contract.outcome() + "\"");
    json.add("\"record\":{\"type\":\"%s\",\"id\":\"%s\"}".formatted(fact.type(), fact.id()));
    add(json, "session", session);
    add(json, "conversation", conversation);
    if (person != null) {
      json.add("\"subject\":" + Subjects.spelled(person, fact.id().hashCode()));
    }
    add(json, "occurred_at", occurredAt);
    add(json, "stated_at", statedAt);
    if (value != null) {
      json.add("\"value\":{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(value, currency));
    }
    add(json, "reason", REASONS.get(act));
    json.add("\"facts\":" + facts());
    return json.toString();
  }

  private String facts() {
    var facts = new StringJoiner(",", "{", "}");
    facts.add("\"order\":\"" + fact.id() + "\"");
    add(facts, "start", start);
    if (known) {
      facts.add("\"known\":true");
    }
    return facts.toString();
  }

  private static void add(StringJoiner json, String name, @Nullable Object value) {
    if (value != null) {
      json.add("\"" + name + "\":\"" + value + "\"");
    }
  }

  /** As the oracle is told of it. */
  public OracleStatement meaning(
      String source,
      String message,
      OracleAssurance assurance,
      @Nullable Instant signedAt,
      Instant receivedAt,
      String content) {
    var facts = new HashMap<String, String>();
    facts.put("order", fact.id());
    if (start != null) {
      facts.put("start", start);
    }
    if (known) {
      facts.put("known", "true");
    }
    return new OracleStatement(
        source,
        message,
        act,
        session,
        conversation,
        fact.type() + "/" + fact.id(),
        person == null ? Set.of() : Set.of(Subjects.normal(person)),
        occurredAt,
        statedAt,
        signedAt,
        receivedAt,
        value == null ? null : new BigDecimal(value),
        value == null ? null : currency,
        REASONS.get(act),
        facts,
        assurance,
        content);
  }
}

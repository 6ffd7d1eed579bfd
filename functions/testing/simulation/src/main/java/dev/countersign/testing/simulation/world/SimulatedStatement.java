package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a fact: one attestation.
 *
 * @param contract by which it is read
 * @param members all other members by their names, as JSON
 * @param facts by their names, as JSON
 */
public record SimulatedStatement(
    TenantTerms contract,
    TenantTerms.Fact fact,
    Act act,
    Instant occurredAt,
    @Nullable Instant statedAt,
    NavigableMap<String, String> members,
    NavigableMap<String, String> facts) {

  private static final Set<String> LINKS = Set.of("session", "conversation", "record", "subject");

  public SimulatedStatement {
    members = Collections.unmodifiableNavigableMap(new TreeMap<>(members));
    facts = Collections.unmodifiableNavigableMap(new TreeMap<>(facts));
  }

  /** The same with another act; what only the old one can say is left out. */
  SimulatedStatement act(Act other) {
    var rest = new TreeMap<>(members);
    rest.keySet().removeAll(Set.of("into", "reason", "effective_at"));
    return new SimulatedStatement(contract, fact, other, occurredAt, statedAt, rest, facts);
  }

  SimulatedStatement occurredAt(Instant at) {
    return new SimulatedStatement(contract, fact, act, at, statedAt, members, facts);
  }

  SimulatedStatement statedAt(@Nullable Instant at) {
    return new SimulatedStatement(contract, fact, act, occurredAt, at, members, facts);
  }

  /** With this member as JSON, or without it. */
  SimulatedStatement with(String member, @Nullable String json) {
    return new SimulatedStatement(
        contract, fact, act, occurredAt, statedAt, changed(members, member, json), facts);
  }

  /** With this text as a member, or without it. */
  SimulatedStatement withText(String member, @Nullable Object text) {
    return with(member, text == null ? null : "\"" + text + "\"");
  }

  /** With this fact as JSON, or without it. */
  SimulatedStatement withFact(String name, @Nullable String json) {
    return new SimulatedStatement(
        contract, fact, act, occurredAt, statedAt, members, changed(facts, name, json));
  }

  private static NavigableMap<String, String> changed(
      NavigableMap<String, String> all, String name, @Nullable String json) {
    var changed = new TreeMap<>(all);
    if (json == null) {
      changed.remove(name);
    } else {
      changed.put(name, json);
    }
    return changed;
  }

  /** With its record, if it names nothing else that can lead to a session. */
  SimulatedStatement linked() {
    return LINKS.stream().anyMatch(members::containsKey) ? this : with("record", fact.json());
  }

  /** As it is sent, with this id of its own. */
  public String json(String id) {
    var json = new StringJoiner(",", "{", "}");
    json.add("\"id\":\"" + id + "\"");
    json.add("\"act\":\"" + act.name().toLowerCase(Locale.ROOT) + "\"");
    json.add("\"outcome\":\"" + contract.outcome() + "\"");
    json.add("\"occurred_at\":\"" + occurredAt + "\"");
    if (statedAt != null) {
      json.add("\"stated_at\":\"" + statedAt + "\"");
    }
    members.forEach((name, value) -> json.add("\"" + name + "\":" + value));
    var told = new StringJoiner(",", "{", "}");
    facts.forEach((name, value) -> told.add("\"" + name + "\":" + value));
    return json.add("\"facts\":" + told).toString();
  }

  /** As the oracle is told of it. */
  public OracleStatement meaning(StatementMeaning.Receipt by) {
    return StatementMeaning.of(Members.parse(json("")), by);
  }
}

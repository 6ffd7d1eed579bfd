package dev.countersign.testing.simulation.audit;

import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.testing.oracle.Oracle;
import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.simulation.scenario.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A true history of one policy, which tests change to break a rule. */
final class TamperedHistory {
  static final String TENANT = "acme";
  static final String CLAIM = "policy_signed/policy/P-1";
  private static final Path SCENARIO = Path.of("../../../events/scenarios/05-life-policy.ndjson");

  final List<byte[]> entries;
  final List<PublishedEvent> events = new ArrayList<>();
  final ScenarioReader read;
  private final List<OracleTerms> terms;

  TamperedHistory() throws Exception {
    read = ScenarioReader.of(SCENARIO);
    terms = read.terms("policy_signed");
    var history = DomainHistories.scenario(SCENARIO).entries().get(CLAIM);
    entries = new ArrayList<>(Objects.requireNonNull(history));
    entries.forEach(entry -> events.addAll(DomainHistories.events(entry)));
  }

  /** Changes an entry, and chains the later ones to it as a forger would. */
  TamperedHistory entry(int place, UnaryOperator<String> edit) {
    var old = entries.get(place);
    var edited = bytes(changed(text(old), edit));
    entries.set(place, edited);
    if (place + 1 < entries.size()) {
      entry(place + 1, next -> next.replace(EntryHash.of(old), EntryHash.of(edited)));
    }
    return this;
  }

  /** Changes an event. */
  TamperedHistory event(int place, UnaryOperator<String> edit) {
    var event = events.get(place);
    var edited = bytes(changed(text(event.detail()), edit));
    events.set(place, new PublishedEvent(event.id(), event.detailType(), edited));
    return this;
  }

  /** The places of the result events. */
  List<Integer> results() {
    var places = new ArrayList<Integer>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).detailType().equals("BillableResult")) {
        places.add(i);
      }
    }
    return places;
  }

  /** An audit that was shown the entries and the events. */
  Audit shown() {
    var audit = written();
    events.forEach(event -> audit.published(event.detail(), Instant.parse("2030-01-01T00:00:00Z")));
    return audit;
  }

  Audit written() {
    var audit = new Audit((tenant, outcome, at) -> List.of(terms));
    entries.forEach(entry -> audit.written(TENANT, CLAIM, entry));
    return audit;
  }

  void settle(Audit audit) {
    audit.settled(TENANT, CLAIM, Oracle.at(read.known(CLAIM, 1), read.end()));
  }

  static Set<AuditRule> broken(Audit audit) {
    return audit.findings().stream()
        .map(AuditFinding::rule)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AuditRule.class)));
  }

  private static String changed(String text, UnaryOperator<String> edit) {
    String edited = edit.apply(text);
    if (edited.equals(text)) {
      throw new IllegalArgumentException("nothing was changed in " + text);
    }
    return edited;
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAnswer;
import dev.countersign.testing.oracle.dispute.OracleStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks the rules of {@link AuditRule} over everything that was written, published and answered,
 * as it happens. It remembers what it was shown: show it each entry once, and each event as often
 * as the bus took it. Not safe for use by several threads at once.
 */
public final class Audit {
  private final TermsLookup terms;
  private final List<AuditFinding> findings = AuditFindings.list();
  private final Map<Name, AuditedHistory> histories = new HashMap<>();
  private final Map<Name, BusAudit> bus = new HashMap<>();
  private final Map<String, byte[]> published = new HashMap<>();
  private final Map<String, SortedMap<String, String>> changes = new HashMap<>();
  private final AnswerAudit answers = new AnswerAudit();

  private record Name(String tenant, String claim) {}

  /** An audit that has seen nothing. */
  public Audit(TermsLookup terms) {
    this.terms = terms;
  }

  /** What was found so far, the oldest first. */
  public List<AuditFinding> findings() {
    return List.copyOf(findings);
  }

  /**
   * The table was restored to an earlier time. Its entries are shown again from the first. What the
   * bus has stays, and so does the content of each event id. Messages whose entries are lost may be
   * answered anew.
   */
  public void restored() {
    histories.clear();
    answers.restored();
  }

  /** An entry appeared in the table under this tenant and claim. */
  public void written(String tenant, String claim, byte[] canonical) {
    var note = new AuditFindings(findings, tenant, claim);
    var entry = EntryReader.read(canonical);
    note.same(tenant, entry.tenant(), AuditRule.TENANTS_APART, "the entry's tenant");
    note.same(claim, entry.claim(), AuditRule.TENANTS_APART, "the entry's claim");
    var history = histories.computeIfAbsent(new Name(tenant, claim), name -> new AuditedHistory());
    var books = terms.of(tenant, entry.outcome(), entry.at());
    VerdictAudit.check(history.last(), entry, books, note);
    history.grow(entry, note);
    new TermsAudit(books, entry, note).check();
  }

  /**
   * The bus took an event.
   *
   * @param at the publisher's time
   */
  public void published(byte[] detail, Instant at) {
    var event = AuditedJson.of(detail);
    var data = event.node("data");
    var name = new Name(data.text("tenant"), data.text("claim"));
    var note = new AuditFindings(findings, name.tenant(), name.claim());
    note.same(event.text("id"), data.text("id"), AuditRule.EVENTS_ARE_THE_HISTORY, "the data's id");
    var before = published.putIfAbsent(event.text("id"), detail);
    if (before != null) {
      note.unless(
          Arrays.equals(before, detail),
          AuditRule.EVENTS_ARE_THE_HISTORY,
          "other content under the id " + event.text("id"));
      return;
    }
    if (data.textOrNull("kind") == null) {
      changed(name, data, note);
    } else {
      result(name, data, at, note);
    }
  }

  /** The bus took an event that says what became of a dispute or an inquiry. */
  public void changed(byte[] detail) {
    var event = AuditedJson.of(detail);
    var data = event.node("data");
    var name = new Name(data.text("tenant"), data.text("claim"));
    var note = new AuditFindings(findings, name.tenant(), name.claim());
    var said = new TreeMap<>(data.plain());
    said.remove("month"); // it is there once the line's leaf is in one
    var before = changes.putIfAbsent(event.text("id"), said);
    note.unless(
        before == null || before.equals(said),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "other content under the id " + event.text("id") + ": " + said + ", not " + before);
    var history = histories.get(name);
    note.unless(
        history != null && history.hashed(data.text("entry")),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "a dispute or an inquiry that no entry changed: " + event.text("id"));
  }

  private void result(Name name, AuditedJson data, Instant at, AuditFindings note) {
    EventReader.checkDoubles(data, note);
    var result = EventReader.result(data);
    var history = histories.get(name);
    var entry = history == null ? null : history.with(result.id());
    if (entry == null) {
      note.unless(
          histories.entrySet().stream()
              .filter(other -> !other.getKey().tenant().equals(name.tenant()))
              .allMatch(other -> other.getValue().with(result.id()) == null),
          AuditRule.TENANTS_APART,
          "a result of another tenant: " + result.id());
      note.unless(false, AuditRule.EVENTS_ARE_THE_HISTORY, "not in the history: " + result.id());
      return;
    }
    var wanted = entry.results().stream().filter(one -> one.id().equals(result.id())).findFirst();
    note.same(wanted.orElse(null), result, AuditRule.EVENTS_ARE_THE_HISTORY, "a result");
    EventReader.checkLinks(data, entry.results(), note);
    bus.computeIfAbsent(name, outcome -> new BusAudit()).add(result, note);
    note.unless(
        !at.isBefore(entry.at()),
        AuditRule.NOT_BEFORE_THE_HOLD,
        "published at " + at + ", and decided at " + entry.at());
  }

  private void changed(Name name, AuditedJson data, AuditFindings note) {
    var history = histories.get(name);
    var entry = history == null ? null : history.at(data.number("seq"));
    note.same(
        entry == null ? null : EntryHash.hex(entry.hash()),
        data.textOrNull("entry"),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "the entry that a change speaks of");
    note.same(
        entry == null ? null : entry.status(),
        data.text("status"),
        AuditRule.EVENTS_ARE_THE_HISTORY,
        "the status that a change speaks of");
  }

  /** What an outcome keeps of disputes and inquiries by its last entry. */
  public OracleStanding standing(String tenant, String claim) {
    var history = histories.get(new Name(tenant, claim));
    var last = history == null ? null : history.last();
    return last == null ? new OracleStanding(null, null, null) : ExpectedPosition.standing(last);
  }

  /** An outcome's history so far. */
  public List<KeptStep> steps(String tenant, String claim) {
    return histories.getOrDefault(new Name(tenant, claim), new AuditedHistory()).entries().stream()
        .map(KeptStep::of)
        .toList();
  }

  /** A sender was told what became of its statement. */
  public void answered(AuditedAnswer answer) {
    answers.answered(answer, new AuditFindings(findings, answer.tenant(), answer.claim()));
  }

  /**
   * Nothing of the outcome is outstanding: what stands must be what the contract says.
   *
   * @param expected one or more, where it depends on what was known of the terms: one must stand
   */
  public void settled(String tenant, String claim, List<OracleAnswer> expected) {
    var name = new Name(tenant, claim);
    var readings = new ArrayList<List<AuditFinding>>();
    for (OracleAnswer one : expected) {
      var found = AuditFindings.list();
      SettledAudit.check(
          histories.getOrDefault(name, new AuditedHistory()),
          bus.getOrDefault(name, new BusAudit()),
          one,
          new AuditFindings(found, tenant, claim));
      readings.add(found);
    }
    findings.addAll(readings.stream().min(Comparator.comparingInt(List::size)).orElseThrow());
  }

  /** A whole history was read again, from its first entry to its last: it must be unchanged. */
  public void reread(String tenant, String claim, List<byte[]> entries) {
    var history = histories.getOrDefault(new Name(tenant, claim), new AuditedHistory());
    history.reread(entries, new AuditFindings(findings, tenant, claim));
  }
}

package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleChoice;
import dev.countersign.testing.oracle.OracleLinks;
import dev.countersign.testing.oracle.OracleRuling;
import dev.countersign.testing.oracle.OracleSession;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.oracle.OracleValue;
import dev.countersign.testing.simulation.audit.AuditedRegisters.Grace;
import dev.countersign.testing.simulation.meaning.LinkMeaning;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the registers in an entry's canonical JSON, without the product's own readers. */
final class RegistersReader {
  /** The key of a record whose account is told: the record's digest, and the account's. */
  private static final Pattern ACCOUNT = Pattern.compile("(record\\.[^.]+)\\.(.+)");

  private RegistersReader() {}

  static AuditedRegisters read(AuditedJson registers, String claim) {
    var choice = registers.nodeOrNull("choice");
    var ruling = registers.nodeOrNull("ruling");
    var grace = registers.nodeOrNull("restoration");
    return new AuditedRegisters(
        registers.nodes("statements").stream().map(RegistersReader::statement).toList(),
        folded(registers.nodeOrNull("folded")),
        sessions(registers),
        seen(registers),
        choice == null ? null : new OracleChoice(choice.text("session"), choice.time("at")),
        ruling == null
            ? null
            : new OracleRuling(
                OracleRuling.Finding.valueOf(Members.upper(ruling.text("finding"))),
                ruling.time("at")),
        grace == null ? null : new Grace(grace.time("from"), grace.time("until")),
        RegisteredQuarrels.dispute(registers.nodeOrNull("dispute")),
        RegisteredQuarrels.inquiry(registers.nodeOrNull("inquiry"), claim));
  }

  private static RegisteredStatement statement(AuditedJson said) {
    var into = said.nodeOrNull("into");
    var facts = said.nodeOrNull("facts");
    var stated = said.timeOrNull("stated_at");
    var statement =
        new OracleStatement(
            said.text("by"),
            said.text("message"),
            OracleStatement.Act.valueOf(Members.upper(said.text("act"))),
            stated == null ? said.time("occurred_at") : stated,
            said.time("occurred_at"),
            said.time("received_at"),
            said.time("received_at"),
            said.timeOrNull("effective_at"),
            value(said.nodeOrNull("value")),
            said.textOrNull("reason"),
            StatementMeaning.facts(facts == null ? null : facts.json()),
            links(said),
            into == null ? null : LinkMeaning.record(into.json()),
            OracleAssurance.valueOf(Members.upper(said.text("assurance"))),
            EntryHash.hex(said.text("content")));
    return new RegisteredStatement(statement, EntryHash.hex(said.text("evidence")));
  }

  private static @Nullable OracleValue value(@Nullable AuditedJson money) {
    if (money == null) {
      return null;
    }
    int decimals = Currency.getInstance(money.text("currency")).getDefaultFractionDigits();
    return new OracleValue(
        BigDecimal.valueOf(money.number("minor"), decimals), money.text("currency"));
  }

  private static OracleLinks links(AuditedJson said) {
    var keys = said.texts("keys");
    return new OracleLinks(
        said.textOrNull("session"),
        said.textOrNull("conversation"),
        records(keys).stream().findFirst().orElse(null),
        subjects(keys));
  }

  private static Set<String> records(List<String> keys) {
    return keys.stream()
        .filter(RegistersReader::isRecord)
        .map(key -> ACCOUNT.matcher(key).replaceFirst("$1" + OracleLinks.OF + "$2"))
        .collect(Collectors.toSet());
  }

  private static boolean isRecord(String key) {
    return key.startsWith("record.") || key.startsWith("record:");
  }

  private static Set<String> subjects(List<String> keys) {
    return keys.stream().filter(key -> !isRecord(key)).collect(Collectors.toSet());
  }

  private static Map<String, Instant> folded(@Nullable AuditedJson folded) {
    var upTo = new HashMap<String, Instant>();
    if (folded != null) {
      folded.plain().forEach((source, at) -> upTo.put(source, Instant.parse(at)));
    }
    return upTo;
  }

  private static Map<String, OracleSession> sessions(AuditedJson registers) {
    var sessions = new HashMap<String, OracleSession>();
    for (AuditedJson session : registers.nodes("sessions")) {
      sessions.put(session.text("id"), session(session));
    }
    return sessions;
  }

  private static OracleSession session(AuditedJson session) {
    var keys = session.texts("keys");
    var strategy = session.nodeOrNull("strategy");
    boolean holdout = strategy != null && "holdout".equals(strategy.textOrNull("arm"));
    var form =
        new OracleSession(
            session.text("id"),
            session.textOrNull("conversation"),
            records(keys),
            subjects(keys),
            session.time("started_at"),
            session.time("recorded_at"),
            session.time("first_received_at"),
            OracleSession.Mode.valueOf(Members.upper(session.text("mode"))),
            holdout ? OracleSession.Arm.HOLDOUT : OracleSession.Arm.TREATMENT,
            OracleSession.Hand.valueOf(Members.upper(session.text("handled_by"))),
            EntryHash.hex(session.text("content")));
    return form.claiming(session.timeOrNull("ended_at"), Set.copyOf(session.texts("claimed")));
  }

  /** The messages in the order of their answers; one that is listed twice shows both contents. */
  private static Map<String, String> seen(AuditedJson registers) {
    var seen = new LinkedHashMap<String, String>();
    for (String text : registers.texts("seen")) {
      int colon = text.indexOf(':');
      seen.merge(
          text.substring(0, colon), text.substring(colon + 1), (a, b) -> a + " and again " + b);
    }
    return seen;
  }
}

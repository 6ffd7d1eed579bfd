package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.simulation.audit.WrittenEntry.RegisterKey;
import dev.countersign.testing.simulation.audit.WrittenEntry.SessionTimes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an entry from its canonical JSON, without the product's own readers. */
final class EntryReader {
  private EntryReader() {}

  static WrittenEntry read(byte[] bytes) {
    var entry = AuditedJson.of(bytes);
    var registers = entry.node("registers");
    var billed = entry.nodeOrNull("billed");
    var standing = billed == null ? null : billed.nodeOrNull("standing");
    return new WrittenEntry(
        entry.text("tenant"),
        entry.text("claim"),
        entry.number("seq"),
        EntryHash.of(bytes),
        entry.textOrNull("previous"),
        entry.text("status"),
        entry.textOrNull("reason"),
        entry.textOrNull("terms"),
        ResultReader.parts(entry),
        billed == null ? 0 : billed.number("revisions"),
        standing == null ? null : standing.text("event"),
        standing == null ? 0 : standing.node("amount").number("minor"),
        entry.nodes("results").stream().map(ResultReader::result).toList(),
        statements(registers),
        sessions(registers),
        seen(registers),
        decidedAt(registers),
        entry.time("at"),
        restored(entry, billed, standing));
  }

  private static WrittenEntry.@Nullable Restored restored(
      AuditedJson entry, @Nullable AuditedJson billed, @Nullable AuditedJson standing) {
    if (entry.node("trace").nodeOrNull("restored") == null) {
      return null;
    }
    return new WrittenEntry.Restored(
        billed == null || standing == null ? null : ResultReader.standing(billed, standing));
  }

  /** Each source has a register of truths and one of retractions, for each assurance grade. */
  private static Map<RegisterKey, RegisteredStatement> statements(AuditedJson registers) {
    var statements = new HashMap<RegisterKey, RegisteredStatement>();
    for (AuditedJson voice : registers.nodes("voices")) {
      for (String kind : List.of("truth", "retraction")) {
        var said = voice.nodeOrNull(kind);
        if (said != null) {
          var key =
              new RegisterKey(voice.text("by"), voice.text("assurance"), kind.equals("retraction"));
          statements.put(key, statement(key, said));
        }
      }
    }
    return statements;
  }

  private static RegisteredStatement statement(RegisterKey by, AuditedJson said) {
    var value = said.nodeOrNull("value");
    var statement =
        new OracleStatement(
            by.source(),
            said.text("message"),
            OracleStatement.Act.valueOf(upper(said.text("act"))),
            said.textOrNull("session"),
            said.textOrNull("conversation"),
            null,
            Set.of(),
            said.time("occurred_at"),
            said.time("stated_at"),
            null,
            said.time("received_at"),
            value == null ? null : decimal(value),
            value == null ? null : value.text("currency"),
            said.textOrNull("reason"),
            ResultReader.texts(said.nodeOrNull("facts")),
            OracleAssurance.valueOf(upper(by.assurance())),
            EntryHash.hex(said.text("content")));
    return new RegisteredStatement(statement, EntryHash.hex(said.text("evidence")));
  }

  private static BigDecimal decimal(AuditedJson money) {
    int decimals = Currency.getInstance(money.text("currency")).getDefaultFractionDigits();
    return BigDecimal.valueOf(money.number("minor"), decimals);
  }

  private static Map<String, SessionTimes> sessions(AuditedJson registers) {
    var sessions = new HashMap<String, SessionTimes>();
    for (AuditedJson session : registers.nodes("sessions")) {
      sessions.put(
          session.text("id"),
          new SessionTimes(session.time("started_at"), session.time("recorded_at")));
    }
    return sessions;
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

  private static Map<String, Instant> decidedAt(AuditedJson registers) {
    var decidedAt = new HashMap<String, Instant>();
    for (String kind : List.of("choice", "ruling")) {
      var decided = registers.nodeOrNull(kind);
      if (decided != null) {
        decidedAt.put(kind, decided.time("at"));
      }
    }
    var restoration = registers.nodeOrNull(WrittenEntry.RESTORATION);
    if (restoration != null) {
      decidedAt.put(WrittenEntry.RESTORATION, restoration.time("until"));
    }
    return decidedAt;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}

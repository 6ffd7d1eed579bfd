package dev.countersign.testing.simulation.audit;

import dev.countersign.testing.oracle.OracleAssurance;
import dev.countersign.testing.oracle.OracleStatement;
import dev.countersign.testing.simulation.audit.WrittenEntry.RegisterKey;
import dev.countersign.testing.simulation.audit.WrittenEntry.SessionTimes;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads an entry's canonical JSON by itself. */
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
        hash(bytes),
        entry.textOrNull("previous"),
        entry.text("status"),
        entry.textOrNull("reason"),
        entry.textOrNull("terms"),
        parts(entry),
        billed == null ? 0 : billed.number("revisions"),
        standing == null ? null : standing.text("event"),
        standing == null ? 0 : standing.node("amount").number("minor"),
        entry.nodes("results").stream().map(EntryReader::result).toList(),
        voices(registers),
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
        billed == null || standing == null ? null : standing(billed, standing));
  }

  /** What stands, as the result that it is. */
  private static AuditedResult standing(AuditedJson billed, AuditedJson standing) {
    return new AuditedResult(
        standing.text("event"),
        "billable",
        null,
        billed.number("revisions"),
        standing.node("amount").number("minor"),
        standing.node("amount").text("currency"),
        parts(standing),
        standing.text("terms"),
        standing.time("occurred_at"),
        standing.time("occurred_at"),
        standing.text("meter"),
        texts(standing.nodeOrNull("bill_to")),
        List.of(),
        null);
  }

  private static List<AuditedResult.Part> parts(AuditedJson of) {
    return of.nodes("shares").stream()
        .map(share ->
            new AuditedResult.Part(share.text("session"), share.node("amount").number("minor")))
        .toList();
  }

  private static AuditedResult result(AuditedJson result) {
    return new AuditedResult(
        result.text("id"),
        result.text("kind"),
        result.textOrNull("reverses"),
        result.number("revision"),
        result.node("amount").number("minor"),
        result.node("amount").text("currency"),
        parts(result),
        result.text("terms"),
        result.time("occurred_at"),
        result.time("recorded_at"),
        result.text("meter"),
        texts(result.nodeOrNull("bill_to")),
        result.texts("attestations").stream().map(EntryReader::hex).toList(),
        result.textOrNull("reason"));
  }

  static Map<String, String> texts(@Nullable AuditedJson names) {
    return names == null ? Map.of() : names.plain();
  }

  private static Map<RegisterKey, RegisteredStatement> voices(AuditedJson registers) {
    var voices = new HashMap<RegisterKey, RegisteredStatement>();
    for (AuditedJson voice : registers.nodes("voices")) {
      for (String kind : List.of("truth", "retraction")) {
        var said = voice.nodeOrNull(kind);
        if (said != null) {
          var key =
              new RegisterKey(voice.text("by"), voice.text("assurance"), kind.equals("retraction"));
          voices.put(key, said(key, said));
        }
      }
    }
    return voices;
  }

  private static RegisteredStatement said(RegisterKey by, AuditedJson said) {
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
            texts(said.nodeOrNull("facts")),
            OracleAssurance.valueOf(upper(by.assurance())),
            hex(said.text("content")));
    return new RegisteredStatement(statement, hex(said.text("evidence")));
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

  /** In the order of answering; a message answered twice keeps both contents to be told. */
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

  private static String hex(String base64url) {
    return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64url));
  }

  static String hash(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hexOf(String hash) {
    return hex(hash);
  }
}

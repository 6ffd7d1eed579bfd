package dev.countersign.simulation.oracle.audit;

import dev.countersign.simulation.oracle.OracleAssurance;
import dev.countersign.simulation.oracle.OracleStatement;
import dev.countersign.simulation.oracle.audit.Written.Known;
import dev.countersign.simulation.oracle.audit.Written.Voice;
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

  static Written read(byte[] bytes) {
    var entry = Node.of(bytes);
    var registers = entry.node("registers");
    var billed = entry.nodeOrNull("billed");
    var standing = billed == null ? null : billed.nodeOrNull("standing");
    return new Written(
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

  private static Written.@Nullable Restored restored(
      Node entry, @Nullable Node billed, @Nullable Node standing) {
    if (entry.node("trace").nodeOrNull("restored") == null) {
      return null;
    }
    return new Written.Restored(
        billed == null || standing == null ? null : standing(billed, standing));
  }

  /** What stands, as the result that it is. */
  private static Result standing(Node billed, Node standing) {
    return new Result(
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

  private static List<Result.Part> parts(Node of) {
    return of.nodes("shares").stream()
        .map(share -> new Result.Part(share.text("session"), share.node("amount").number("minor")))
        .toList();
  }

  private static Result result(Node result) {
    return new Result(
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

  static Map<String, String> texts(@Nullable Node names) {
    return names == null ? Map.of() : names.plain();
  }

  private static Map<Voice, Said> voices(Node registers) {
    var voices = new HashMap<Voice, Said>();
    for (Node voice : registers.nodes("voices")) {
      for (String kind : List.of("truth", "retraction")) {
        var said = voice.nodeOrNull(kind);
        if (said != null) {
          var key = new Voice(voice.text("by"), voice.text("assurance"), kind.equals("retraction"));
          voices.put(key, said(key, said));
        }
      }
    }
    return voices;
  }

  private static Said said(Voice by, Node said) {
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
    return new Said(statement, hex(said.text("evidence")));
  }

  private static BigDecimal decimal(Node money) {
    int decimals = Currency.getInstance(money.text("currency")).getDefaultFractionDigits();
    return BigDecimal.valueOf(money.number("minor"), decimals);
  }

  private static Map<String, Known> sessions(Node registers) {
    var sessions = new HashMap<String, Known>();
    for (Node session : registers.nodes("sessions")) {
      sessions.put(
          session.text("id"), new Known(session.time("started_at"), session.time("recorded_at")));
    }
    return sessions;
  }

  /** In the order of answering; a message answered twice keeps both contents to be told. */
  private static Map<String, String> seen(Node registers) {
    var seen = new LinkedHashMap<String, String>();
    for (String text : registers.texts("seen")) {
      int colon = text.indexOf(':');
      seen.merge(
          text.substring(0, colon), text.substring(colon + 1), (a, b) -> a + " and again " + b);
    }
    return seen;
  }

  private static Map<String, Instant> decidedAt(Node registers) {
    var decidedAt = new HashMap<String, Instant>();
    for (String kind : List.of("choice", "ruling")) {
      var decided = registers.nodeOrNull(kind);
      if (decided != null) {
        decidedAt.put(kind, decided.time("at"));
      }
    }
    var restoration = registers.nodeOrNull(Written.RESTORATION);
    if (restoration != null) {
      decidedAt.put(Written.RESTORATION, restoration.time("until"));
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

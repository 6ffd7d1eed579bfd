package dev.countersign.proof.sheet;

import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.SessionLeaf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lines of made-up months of the tenant acme. */
final class SheetLines {
  static final String TENANT = "acme";

  private SheetLines() {}

  /** An entry that a statement of the source {@code crm} brought. */
  static String entry(String claim, int seq, String recordedAt, Map<String, JsonNode> more) {
    var members = new TreeMap<String, JsonNode>(more);
    var outcome =
        "out_" + sha("7:outcome4:" + TENANT + claim.length() + ":" + claim).substring(0, 32);
    var hash = sha(claim + seq + recordedAt);
    members.putIfAbsent("entry", text(hash));
    members.put("key", text(EntryLeaf.key(outcome, seq, hash)));
    members.put("claim", text(claim));
    members.put("type", text(claim.substring(0, claim.indexOf('/'))));
    members.put("recorded_at", text(recordedAt));
    members.putIfAbsent("brought_by", text("statement"));
    if (members.get("brought_by").equals(text("statement"))) {
      members.put("source", text("crm"));
      members.putIfAbsent("act", text("attested"));
      members.put("verdict", text("accepted"));
      members.put("assurance", text("body-signed-fresh"));
      members.put("provable_to", text("both"));
      members.put("attestation", text(sha("message " + claim + seq)));
    }
    return line(members);
  }

  /** A session's record, which claims what the session is for. */
  static String session(String id, String recordedAt, String agent) {
    var digest = sha("record of " + id);
    return line(
        Map.of(
            "key", text(SessionLeaf.key(id, digest, sha("message " + id).substring(0, 16))),
            "session", text(id),
            "digest", text(digest),
            "recorded_at", text(recordedAt),
            "received_at", text(recordedAt),
            "source", text("platform"),
            "agent", JsonNode.Obj.of(Map.of("id", text(agent))),
            "mode", text("live"),
            "handled_by", text("agent")));
  }

  /** A result in an amount of its currency, as {@code -30.00}. */
  static JsonNode results(String amount, String currency) {
    boolean reversal = amount.startsWith("-");
    return new JsonNode.Arr(
        List.of(
            JsonNode.Obj.of(
                Map.of(
                    "id", text("res_" + sha(amount + currency).substring(0, 32)),
                    "kind", text(reversal ? "reversal" : "billable"),
                    "amount", text(amount),
                    "currency", text(currency),
                    "quantity", JsonNode.Num.of(reversal ? -1 : 1),
                    "period", text("2026-11"),
                    "recorded_period", text("2026-11"),
                    "sha256", text(sha("event " + amount))))));
  }

  /** What stands billed, in minor units. */
  static JsonNode billed(long minor, String currency, String since) {
    return JsonNode.Obj.of(
        Map.of("billed", JsonNode.Num.of(minor), "currency", text(currency), "since", text(since)));
  }

  /** What is held, in minor units. */
  static JsonNode held(long minor, String currency) {
    return JsonNode.Obj.of(Map.of("held", JsonNode.Num.of(minor), "currency", text(currency)));
  }

  static JsonNode text(String value) {
    return new JsonNode.Str(value);
  }

  static JsonNode agent(String id) {
    return JsonNode.Obj.of(Map.of("id", text(id)));
  }

  static String line(Map<String, JsonNode> members) {
    return new String(CanonicalForm.write(JsonNode.Obj.of(members)), StandardCharsets.UTF_8);
  }

  static String sha(String text) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

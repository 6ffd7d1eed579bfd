package dev.countersign.proof.month;

import static java.util.Map.entry;

import dev.countersign.proof.json.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

/** The forms of the kinds of leaves ({@code docs/month.md}, sections 3, 4 and 11). */
final class LeafForms {
  static final ValueForm PROVABLE_TO = ValueForm.oneOf("anyone", "both", "nobody");

  static final LeafForm HEADER =
      new LeafForm(
          Pattern.compile("0"),
          Map.ofEntries(
              entry("version", ValueForm.WHOLE),
              entry("issuer", ValueForm.TEXT),
              entry("tenant", ValueForm.TEXT),
              entry("period", ValueForm.PERIOD),
              entry("zone", ValueForm.ZONE),
              entry("number", ValueForm.POSITIVE),
              entry("closed_at", ValueForm.TIME),
              entry("leaves", ValueForm.named("counts of leaves", ValueForm.COUNT)),
              entry("sources", ValueForm.named("counts of sources", ValueForm.OBJECT)),
              entry("outcomes", ValueForm.named("counts of statuses", ValueForm.OBJECT)),
              entry(
                  "money",
                  ValueForm.named("sums", ValueForm.named("sums of a currency", ValueForm.WHOLE))),
              entry(
                  "quantities",
                  ValueForm.named("sums", ValueForm.named("sums of a type", ValueForm.WHOLE))),
              entry("terms", ValueForm.named("digests", ValueForm.DIGEST)),
              entry("profiles", ValueForm.named("digests", ValueForm.DIGEST)),
              entry("keys", ValueForm.TEXTS),
              entry("late", ValueForm.COUNT)),
          Map.of(
              "previous",
              new ValueForm("a month's period and root", LeafForms::isPrevious),
              "inquiries",
              ValueForm.named("counts of inquiries", ValueForm.named("counts", ValueForm.COUNT))),
          json -> json.member("previous").isPresent() == !isFirst(json));

  static final LeafForm ENTRY =
      new LeafForm(
          Pattern.compile("E/out_[0-9a-f]{32}/[0-9]{6}/[0-9a-f]{16}"),
          Map.of(
              "entry", ValueForm.DIGEST,
              "recorded_at", ValueForm.TIME,
              "type", ValueForm.TEXT,
              "claim", ValueForm.TEXT,
              "status", ValueForm.TEXT,
              "brought_by", ValueForm.oneOf(EntryLeaf.BROUGHT_BY.toArray(String[]::new))),
          Map.ofEntries(
              entry("reason", ValueForm.TEXT),
              entry("detail", ValueForm.TEXT),
              entry("terms", ValueForm.TEXT),
              entry("session", ValueForm.TEXT),
              entry("agent", ValueForm.OBJECT),
              entry("strategy", ValueForm.OBJECT),
              entry("source", ValueForm.TEXT),
              entry("act", ValueForm.TEXT),
              entry("verdict", ValueForm.TEXT),
              entry("assurance", ValueForm.TEXT),
              entry("provable_to", PROVABLE_TO),
              entry("attestation", ValueForm.DIGEST),
              entry("results", ValueForm.list("a list of results", MoneyForms.RESULT)),
              entry("was", MoneyForms.STANDING),
              entry("is", MoneyForms.STANDING),
              entry("dispute", ValueForm.OBJECT),
              entry("inquiry", new ValueForm("an inquiry", ToldInquiry::isOne)),
              entry("refundable_until", ValueForm.TIME),
              entry("superseded", ValueForm.TRUE),
              entry("late", ValueForm.PERIOD)),
          json -> last(json).equals(json.text("entry").orElseThrow().substring(0, 16)));

  static final LeafForm SESSION =
      new LeafForm(
          Pattern.compile("S/[0-9a-f]{32}/[0-9a-f]{64}/[0-9a-f]{16}"),
          Map.of(
              "session", ValueForm.TEXT,
              "digest", ValueForm.DIGEST,
              "recorded_at", ValueForm.TIME,
              "received_at", ValueForm.TIME,
              "source", ValueForm.TEXT),
          Map.ofEntries(
              entry("agent", ValueForm.OBJECT),
              entry("strategy", ValueForm.OBJECT),
              entry("mode", ValueForm.TEXT),
              entry("handled_by", ValueForm.TEXT),
              entry("started_at", ValueForm.TIME),
              entry("claimed", new ValueForm("any value", value -> true)),
              entry("names", ValueForm.list("a list of names", ValueForm.NAME)),
              entry("provable_to", PROVABLE_TO),
              entry("late", ValueForm.PERIOD)),
          json ->
              SessionLeaf.isKey(
                  json.text("key").orElseThrow(),
                  json.text("session").orElseThrow(),
                  json.text("digest").orElseThrow()));

  static final LeafForm REFUSAL =
      new LeafForm(
          Pattern.compile("R/[0-9a-f]{64}/.+"),
          Map.of(
              "digest", ValueForm.DIGEST,
              "received_at", ValueForm.TIME,
              "source", ValueForm.TEXT,
              "reasons", ValueForm.TEXTS),
          Map.of("provable_to", PROVABLE_TO, "late", ValueForm.PERIOD),
          json ->
              json.text("key")
                  .orElseThrow()
                  .equals(
                      RefusalLeaf.key(
                          json.text("digest").orElseThrow(), json.text("source").orElseThrow())));

  static final LeafForm ACCEPTANCE =
      new LeafForm(
          Pattern.compile("A/[0-9]{4}-[0-9]{2}/[0-9a-f]{64}"),
          Map.of(
              "digest", ValueForm.DIGEST,
              "month", ValueForm.PERIOD,
              "root", ValueForm.ROOT,
              "answer", ValueForm.oneOf("accepted", "accepted_except", "refused"),
              "recorded_at", ValueForm.TIME),
          Map.of(
              "source", ValueForm.TEXT,
              "outcomes", ValueForm.TEXTS,
              "decided_at", ValueForm.TIME,
              "provable_to", PROVABLE_TO,
              "silence", ValueForm.TRUE,
              "late", ValueForm.PERIOD),
          json -> last(json).equals(json.text("digest").orElseThrow()));

  static final LeafForm OPENING =
      new LeafForm(
          Pattern.compile("B/opening"),
          Map.of(
              "outcomes", ValueForm.COUNT,
              "money",
                  ValueForm.named("sums", ValueForm.named("sums of a currency", ValueForm.WHOLE)),
              "quantities", ValueForm.named("sums", ValueForm.WHOLE)),
          Map.of(),
          json -> true);

  private LeafForms() {}

  private static String last(JsonNode.Obj json) {
    var key = json.text("key").orElseThrow();
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static boolean isFirst(JsonNode.Obj header) {
    return header.whole("number").orElseThrow().equals(BigInteger.ONE);
  }

  private static boolean isPrevious(JsonNode value) {
    return value instanceof JsonNode.Obj previous
        && previous.members().size() == 2
        && previous.member("period").filter(ValueForm.PERIOD::admits).isPresent()
        && previous.member("root").filter(ValueForm.ROOT::admits).isPresent();
  }
}

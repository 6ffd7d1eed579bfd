package dev.countersign.testing.simulation.audit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the results in an entry's canonical JSON, without the product's own readers. */
final class ResultReader {
  private ResultReader() {}

  /** One of the results that the entry publishes. */
  static AuditedResult result(AuditedJson result) {
    var refund = result.nodeOrNull("refund");
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
        result.text("zone"),
        result.text("meter"),
        texts(result.nodeOrNull("bill_to")),
        result.texts("attestations").stream().map(EntryHash::hex).toList(),
        result.textOrNull("reason"),
        refund == null ? null : refund.node("refund").number("minor"));
  }

  /** What stands billed after the entry, as the billable result that it is. */
  static AuditedResult standing(AuditedJson billed, AuditedJson standing) {
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
        standing.text("zone"),
        standing.text("meter"),
        texts(standing.nodeOrNull("bill_to")),
        List.of(),
        null,
        null);
  }

  /** The shares of an entry or of a result. */
  static List<AuditedResult.Part> parts(AuditedJson of) {
    return of.nodes("shares").stream()
        .map(share ->
            new AuditedResult.Part(
                share.text("session"),
                share.node("amount").number("minor"),
                share.textOrNull("free")))
        .toList();
  }

  /** An object whose members are texts; empty where there is none. */
  static Map<String, String> texts(@Nullable AuditedJson names) {
    return names == null ? Map.of() : names.plain();
  }
}

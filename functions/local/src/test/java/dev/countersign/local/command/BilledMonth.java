package dev.countersign.local.command;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sealed month of acme with one policy that is billed at 30.00 EUR, and one that is free. */
final class BilledMonth {
  private static final TenantId ACME = new TenantId("acme");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final String ISSUER = "https://countersign.example";
  private static final String AT = "2026-11-16T10:00:00Z";

  private final ReceiptSigner seller = ReceiptSigner.of(ReceiptSigner.generate("k1"), ISSUER);
  private final Instant closedAt = Instant.parse("2026-12-04T00:00:00Z");
  private final Path file;
  private final Path keys;

  /** Writes it and the seller's keys into this folder. */
  BilledMonth(Path folder) throws IOException {
    this.file = folder.resolve("acme-2026-11.sealed");
    this.keys = Files.writeString(folder.resolve("seller.json"), seller.publicKeys());
    write();
  }

  String file() {
    return file.toString();
  }

  String keys() {
    return keys.toString();
  }

  /** The key of the line that bills. */
  String billed() {
    return key("policy_signed/policy/P-1");
  }

  /** The key of the line that bills nothing. */
  String free() {
    return key("policy_signed/policy/P-2");
  }

  private static String key(String claim) {
    var outcome = Claim.parse(claim).outcome(ACME);
    return EntryLeaf.key(outcome.value(), 1, Digest.of(claim).hex());
  }

  private void write() throws IOException {
    var leaves = new ArrayList<MonthLeaf>(List.of(leaf("policy_signed/policy/P-1", bills())));
    leaves.add(leaf("policy_signed/policy/P-2", Map.of("status", text("NotBillable"))));
    leaves.sort(Comparator.comparing(MonthLeaf::key));
    var facts =
        new HeaderFacts(
            ISSUER,
            ACME.value(),
            NOVEMBER,
            ZoneOffset.UTC,
            null,
            closedAt,
            Map.of(),
            Map.of(),
            List.of("k1"),
            Map.of());
    var tally = new MonthTally(NOVEMBER);
    leaves.forEach(tally::add);
    var header = tally.header(facts);
    leaves.addFirst(header);
    var tree = new TreeBuilder();
    leaves.forEach(leaf -> tree.add(leaf.bytes()));
    var key = seller.bareKey(closedAt);
    var signer = NoteSigner.of(header.origin(), key.open(), key::sign);
    var note = Checkpoint.of(header.origin(), tree.size(), tree.root()).signedBy(signer);
    try (var out = new SealedMonthWriter(Files.newOutputStream(file), note)) {
      for (MonthLeaf leaf : leaves) {
        out.write(leaf.bytes());
      }
    }
  }

  private static MonthLeaf leaf(String claim, Map<String, JsonNode> more) {
    var members = new TreeMap<>(more);
    members.put("key", text(key(claim)));
    members.put("entry", text(Digest.of(claim).hex()));
    members.put("claim", text(claim));
    members.put("type", text("policy_signed"));
    members.put("recorded_at", text(AT));
    members.put("brought_by", text("time"));
    return MonthLeaf.parse(CanonicalForm.write(JsonNode.Obj.of(members))).orThrow();
  }

  private static Map<String, JsonNode> bills() {
    var result =
        JsonNode.Obj.of(
            Map.of(
                "id", text("res_" + "1".repeat(32)),
                "kind", text("billable"),
                "amount", text("30.00"),
                "currency", text("EUR"),
                "quantity", JsonNode.Num.of(1),
                "period", text("2026-11"),
                "recorded_period", text("2026-11"),
                "sha256", text(Digest.of("event").hex())));
    var stands =
        JsonNode.Obj.of(
            Map.of(
                "billed", JsonNode.Num.of(3000),
                "currency", text("EUR"),
                "since", text("2026-11")));
    return Map.of(
        "status",
        text("Billable"),
        "results",
        new JsonNode.Arr(List.of(result)),
        "is",
        stands);
  }

  private static JsonNode text(String value) {
    return new JsonNode.Str(value);
  }
}

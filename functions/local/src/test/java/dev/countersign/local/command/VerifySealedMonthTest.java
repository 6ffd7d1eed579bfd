package dev.countersign.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.history.SealedEntry;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.proof.json.CanonicalForm;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.json.JsonParser;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code countersign verify} of a month with one real entry, against its real receipt and key. */
final class VerifySealedMonthTest {
  private static final String ISSUER = "https://countersign.example";
  private static final Secret KEY = ReceiptSigner.generate("k1");

  @TempDir private Path folder = Path.of("");
  private String month = "";

  private record Ran(int exit, List<String> lines) {}

  @BeforeEach
  void seal() throws Exception {
    var golden = RepositoryFiles.root().resolve("events/golden/entry-eur-taken-back.json");
    var entry = EntryForm.readSealed(Files.readString(golden).strip().getBytes(UTF_8));
    var signer = ReceiptSigner.of(KEY, ISSUER);
    var receipt = signer.receipt(entry);
    Files.writeString(folder.resolve("keys.json"), signer.publicKeys());
    Files.writeString(folder.resolve("receipts"), receipt + "\n");
    month = sealed(entry, leaf(entry, receipt));
  }

  @Test
  void verify_monthOfARealEntry_holdsWithItsReceipt() throws Exception {
    var ran = verify(month);

    assertEquals(0, ran.exit(), ran.toString());
    assertEquals("signed: by key k1", ran.lines().get(1));
    assertTrue(ran.lines().contains("receipts: 1 of this month given, 1 have their line here"));
    assertEquals("HOLDS: no fault was found", ran.lines().getLast());
  }

  @Test
  void verify_monthWithAChangedLine_isAltered() throws Exception {
    var ran = verify(month.replace("policy_signed/policy", "policy_signed/palicy"));

    assertEquals(1, ran.exit());
    assertTrue(ran.lines().stream().anyMatch(line -> line.startsWith("FAULTS: altered")));
  }

  @Test
  void verify_monthWithoutTheReceiptsEntry_isOmitted() throws Exception {
    var golden = RepositoryFiles.root().resolve("events/golden/entry-eur-taken-back.json");
    var entry = EntryForm.readSealed(Files.readString(golden).strip().getBytes(UTF_8));

    var ran = verify(sealed(entry));

    assertEquals(1, ran.exit());
    assertTrue(ran.lines().contains("FAULTS: omitted 1"), ran.toString());
  }

  /** By its name it should be one, so nobody is told of receipts. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0", "no month\n"})
  void verify_fileOfThatNameWithSomethingElse_isNoSealedFile(String text) throws Exception {
    Files.writeString(folder.resolve("month.sealed"), text);

    var ran = verify(folder.resolve("month.sealed"));

    assertEquals(1, ran.exit());
    assertEquals("FAULTS: altered 1", ran.lines().getFirst(), ran.toString());
  }

  private static JsonNode.Obj leaf(SealedEntry sealed, String receipt) {
    byte[] payload = Base64.getUrlDecoder().decode(receipt.split("\\.", -1)[1]);
    var claims = (JsonNode.Obj) JsonParser.parse(payload).orThrow();
    var members = new TreeMap<>(claims.members());
    members.keySet().retainAll(List.of("claim", "status", "entry", "attestation", "terms"));
    var entry = sealed.entry();
    put(members, "key", EntryLeaf.key(entry.outcome().value(), entry.seq(), sealed.hash().hex()));
    put(members, "recorded_at", entry.at().toString());
    put(members, "type", entry.claim().type().value());
    put(members, "brought_by", "statement");
    var results = new ArrayList<JsonNode>();
    for (JsonNode result : claims.items("results")) {
      var with = new TreeMap<>(((JsonNode.Obj) result).members());
      put(with, "recorded_period", YearMonth.from(entry.at().atZone(ZoneOffset.UTC)).toString());
      results.add(new JsonNode.Obj(with));
    }
    members.put("results", new JsonNode.Arr(results));
    members.put("was", standing(3000, "2026-11"));
    members.put("is", standing(750, "2027-03"));
    return new JsonNode.Obj(members);
  }

  private static JsonNode.Obj standing(long billed, String since) {
    return JsonNode.Obj.of(
        Map.of(
            "billed", JsonNode.Num.of(billed),
            "currency", new JsonNode.Str("EUR"),
            "since", new JsonNode.Str(since)));
  }

  private static void put(Map<String, JsonNode> members, String name, String value) {
    members.put(name, new JsonNode.Str(value));
  }

  /** The opening is there because the entry is not the first of its outcome. */
  private static String sealed(SealedEntry entry, JsonNode.Obj... leaves) throws Exception {
    var all = new ArrayList<JsonNode.Obj>();
    all.add(
        JsonNode.Obj.of(
            Map.of(
                "key",
                new JsonNode.Str("B/opening"),
                "money",
                JsonNode.Obj.EMPTY,
                "outcomes",
                JsonNode.Num.of(1),
                "quantities",
                JsonNode.Obj.EMPTY)));
    all.addAll(List.of(leaves));
    var tenant = entry.entry().tenant().value();
    var period = YearMonth.from(entry.entry().at().atZone(ZoneOffset.UTC));
    var tally = new MonthTally(period);
    all.forEach(leaf -> tally.add(MonthLeaf.of(leaf).orThrow()));
    var closed = Instant.parse("2027-04-04T00:00:00Z");
    var facts =
        new HeaderFacts(
            ISSUER,
            tenant,
            period,
            ZoneOffset.UTC,
            null,
            closed,
            Map.of(),
            Map.of(),
            List.of("k"),
            Map.of());
    all.addFirst(tally.header(facts).json());
    var tree = new TreeBuilder();
    all.forEach(leaf -> tree.add(CanonicalForm.write(leaf)));
    var origin = MonthHeader.origin(ISSUER, tenant, period);
    var note = Checkpoint.of(origin, tree.size(), tree.root()).signedBy(signer(origin));
    var out = new ByteArrayOutputStream();
    try (var writer = new SealedMonthWriter(out, note)) {
      for (JsonNode.Obj leaf : all) {
        writer.write(CanonicalForm.write(leaf));
      }
    }
    return out.toString(UTF_8);
  }

  private static NoteSigner signer(String origin) throws Exception {
    var jwk = (OctetKeyPairJsonWebKey) JsonWebKey.Factory.newJwk(KEY.revealText());
    return NoteSigner.of(origin, jwk.getPublicKey(), jwk.getPrivateKey());
  }

  private Ran verify(String file) throws Exception {
    return verify(Files.writeString(folder.resolve("month"), file));
  }

  private Ran verify(Path path) throws Exception {
    var run =
        Captured.of(() ->
            Countersign.run(
                "verify",
                path.toString(),
                "--keys",
                folder.resolve("keys.json").toString(),
                "--receipts",
                folder.resolve("receipts").toString()));
    return new Ran(run.status(), run.out().lines().toList());
  }
}

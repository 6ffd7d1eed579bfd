package dev.countersign.app.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which entry is proved, of several months that have some. */
final class ProveOutcomeTest {
  private static final TenantId ACME = new TenantId("acme");
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final String OUTCOME = "out_" + "1".repeat(32);
  private static final String OTHER = "out_" + "2".repeat(32);

  @TempDir private Path folder = Path.of("");

  private final InMemoryLedger ledger = new InMemoryLedger();

  @BeforeEach
  void seal() throws IOException {
    var october = IndexedMonth.first(Instant.parse("2026-10-05T00:00:00Z"), ZoneOffset.UTC, 1);
    var index = ledger.monthIndex();
    var _ = index.begin(ACME, october);
    var _ = index.begin(ACME, october.next(ZoneOffset.UTC));
    file(OCTOBER, List.of(leaf(OUTCOME, 1, "a"), leaf(OTHER, 1, "b")));
    file(
        OCTOBER.plusMonths(1),
        List.of(
            leaf(OUTCOME, 2, "c"),
            leaf(OUTCOME, 3, "d"),
            leaf(OUTCOME, 3, "e").replace("\"type\"", "\"superseded\":true,\"type\"")));
  }

  private void file(YearMonth period, List<String> leaves) throws IOException {
    var tree = new TreeBuilder();
    leaves.forEach(leaf -> tree.add(bytes(leaf)));
    String origin = "countersign.example/acme/" + period;
    String text = Checkpoint.of(origin, tree.size(), tree.root()).text();
    Files.writeString(
        folder.resolve("acme-" + period + ".sealed"),
        text + "\n\u2014 " + origin + " AAAAAAAA\n\n" + String.join("\n", leaves) + "\n");
  }

  private static String leaf(String outcome, int seq, String digit) {
    String claim = outcome.equals(OTHER) ? OUTCOME : "ticket_resolved/ticket/T-1";
    return ("{'brought_by':'time','claim':'%s','entry':'%s','key':'E/%s/00000%d/%s',"
            + "'recorded_at':'2026-10-05T08:00:00Z','status':'Billed','type':'t'}")
        .replace('\'', '"')
        .formatted(claim, digit.repeat(64), outcome, seq, digit.repeat(16));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Optional<LogProof> proof(Optional<YearMonth> period, Optional<String> entry) {
    var months = new ListMonths(ledger.monthIndex(), new FolderFiles(folder));
    return new ProveOutcome(ledger.monthIndex(), months)
        .proof(ACME, new OutcomeId(OUTCOME), period, entry);
  }

  private static void proves(String leaf, Optional<LogProof> proof) {
    assertEquals(leaf, new String(proof.orElseThrow().extra(), StandardCharsets.UTF_8));
    assertTrue(proof.get().proves(TreeHash.ofLeaf(bytes(leaf))));
  }

  @Test
  void proof_ofNoCertainEntry_isOfTheNewestThatStands() {
    proves(leaf(OUTCOME, 3, "d"), proof(Optional.empty(), Optional.empty()));
  }

  @Test
  void proof_ofACertainMonth_isOfItsLastEntry() {
    proves(leaf(OUTCOME, 1, "a"), proof(Optional.of(OCTOBER), Optional.empty()));
  }

  @Test
  void proof_ofACertainEntry_isOfItAlone() {
    proves(leaf(OUTCOME, 1, "a"), proof(Optional.empty(), Optional.of("a".repeat(64))));
    assertTrue(
        new String(
                proof(Optional.empty(), Optional.of("e".repeat(64))).orElseThrow().extra(),
                StandardCharsets.UTF_8)
            .contains("superseded"));
    assertEquals(Optional.empty(), proof(Optional.empty(), Optional.of("b".repeat(64))));
  }
}

package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.operate.restore.PutBackLeaves;
import dev.countersign.app.operate.restore.RestoreMonths;
import dev.countersign.domain.Bytes;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the months of a restored table get back: by sealed files, and by results on the bus. */
final class RestoredMonthsTest {
  @TempDir private Path folder;

  /** A policy is billed, another one, too, and the second is taken back. */
  private static void live(World world) {
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", "policy_signed", "2", named("ses_1")));
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();
    world.attest("crm", "m3", said("retracted", "policy_signed", "2", named("ses_1")));
    world.stream();
  }

  private static Set<String> keys(SealWorld of) {
    return of.indexed(NOVEMBER).stream().map(IndexedLeaf::key).collect(Collectors.toSet());
  }

  @Test
  void restore_ofASealedMonth_closesItAndPutsItsLeavesBack() throws IOException {
    var lived = new SealWorld(folder);
    live(lived.world);
    lived.sealed(NOVEMBER);
    var restored = new SealWorld(folder);

    var months = new RestoreMonths(restored.ledger.monthIndex(), lived.files());
    months.restore();

    assertEquals(
        lived.ledger.monthIndex().months(TENANT).getFirst(),
        restored.ledger.monthIndex().months(TENANT).getFirst());
    assertEquals(keys(lived), keys(restored));
    assertEquals(keys(lived).size(), months.leaves());
    months.restore();
    assertEquals(keys(lived).size(), months.leaves());
  }

  @Test
  void restore_ofAMonthThatIsNotSealed_changesNothing() throws IOException {
    var restored = new SealWorld(folder);

    new RestoreMonths(restored.ledger.monthIndex(), restored.files()).restore();

    assertTrue(restored.ledger.monthIndex().months(TENANT).getFirst().isOpen());
  }

  @Test
  void putBack_ofLostEntries_hasThoseWithResultsAndTheMonthHolds() throws IOException {
    var lived = new SealWorld(folder.resolve("lived"));
    live(lived.world);
    var restored = new SealWorld(folder.resolve("restored"));
    restored.world.now = lived.world.now;

    assertEquals(3, putBack(lived, restored));
    assertEquals(3, putBack(lived, restored));
    restored.world.attest("crm", "m9", said("attested", "policy_signed", "9", named("nobody")));
    restored.world.stream();

    restored.sealed(NOVEMBER);
    var lost =
        restored.leaves(NOVEMBER).stream()
            .filter(leaf -> leaf instanceof EntryLeaf entry && entry.isPutBack())
            .map(EntryLeaf.class::cast)
            .toList();
    assertEquals(3, lost.size());
    assertTrue(lost.stream().allMatch(EntryLeaf::isSuperseded));
    assertEquals(99, net(lost));
    assertEquals(List.of(), faults(restored, receiptsWithResults(lived)));
  }

  @Test
  void putBack_ofEntriesThatTheHistoryHas_putsNothing() throws IOException {
    var lived = new SealWorld(folder);
    live(lived.world);
    var before = keys(lived);

    assertEquals(0, putBack(lived, lived));
    assertEquals(before, keys(lived));
  }

  private static int putBack(SealWorld lived, SealWorld into) {
    var leaves = new PutBackLeaves(into.ledger.outcomes(), into.world.assembly.monthLeaves());
    lived.world.puts.forEach(event -> leaves.add(Bytes.of(event.detail())));
    return leaves.put();
  }

  private static long net(List<EntryLeaf> leaves) {
    return leaves.stream()
        .flatMap(leaf -> leaf.results().stream())
        .mapToLong(result -> result.minor().longValueExact())
        .sum();
  }

  private static String receiptsWithResults(SealWorld lived) {
    return List.of("1", "2").stream()
        .flatMap(id -> lived.world.history("policy_signed", id).stream())
        .filter(stored -> !stored.entry().results().isEmpty())
        .map(StoredEntry::receipt)
        .collect(Collectors.joining("\n"));
  }

  private List<String> faults(SealWorld seals, String receipts) throws IOException {
    var keys = SellerKeys.parse(seals.publicKeys().getBytes(StandardCharsets.UTF_8)).orThrow();
    var file = MonthFile.at(Files.writeString(folder.resolve("receipts"), receipts));
    var given = new MonthGiven(keys, List.of(), file, null, null, null);
    var month = MonthFile.at(seals.folder.resolve("acme-2026-11.sealed"));
    return new MonthVerifier(given).verify(month).proofs();
  }
}

package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.config.Secret;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthReport;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import dev.countersign.trust.receipt.KeyRotation;
import dev.countersign.trust.receipt.ReceiptSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A successor of the receipt key is in the log before it signs, and who looks finds it. */
final class AnnouncedKeysTest {
  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final Instant CLOSES = Instant.parse("2026-12-04T00:00:00Z");

  @TempDir private Path folder;
  private SealWorld seals;
  private final Secret first = KeyRotation.first();
  private final KeyRotation rotation = KeyRotation.of(first, World.NOON, OVERLAP);

  @BeforeEach
  void emptyMonth() throws IOException {
    seals = new SealWorld(folder);
  }

  @Test
  void firstKey_isKnownAndHasNoLeaf() {
    due(seals.files(), signer(first), World.NOON);
    assertTrue(text("log/keys").endsWith(" before\n"), text("log/keys"));
    assertTrue(seals.file("log/checkpoint").isEmpty());
  }

  @Test
  void successor_isALeafOfTheLogOnce() {
    due(seals.files(), signer(first), World.NOON);
    due(seals.files(), rotated(), World.NOON.plusSeconds(60));
    var files = seals.all();
    due(seals.files(), rotated(), World.NOON.plusSeconds(120));

    var announced = seals.all();
    announced.keySet().removeIf(name -> name.endsWith(".days"));
    files.keySet().removeIf(name -> name.endsWith(".days"));
    assertEquals(files, announced);
    var proof = proof();
    assertEquals(1, proof.checkpoint().size());
    assertTrue(proof.proves(TreeHash.ofLeaf(LogLeaf.ofKey(proof.extra(), noteKey()))));
    assertTrue(text("log/keys").endsWith(rotation.kid() + " 0\n"), text("log/keys"));
  }

  @Test
  void run_thatFailsAtAnyStep_announcesOnce() {
    var counting = new FailingFiles(new FolderFiles(folder.resolve("counted")), 0);
    due(counting, rotated(), World.NOON);
    var whole = SealWorld.all(folder.resolve("counted"));
    for (int step = 1; step <= counting.calls(); step++) {
      for (int at : List.of(step, -step)) {
        var place = folder.resolve("failed" + at);
        var failing = new FailingFiles(new FolderFiles(place), at);
        assertThrows(Unavailable.class, () -> due(failing, rotated(), World.NOON), "" + at);
        due(new FolderFiles(place), rotated(), World.NOON);
        assertEquals(whole, SealWorld.all(place), "" + at);
      }
    }
  }

  @Test
  void month_byAKeyThatWasAnnounced_holds() throws IOException {
    due(seals.files(), rotated(), World.NOON);
    sealed();
    var report = verified();
    assertEquals(List.of(), report.proofs());
    assertTrue(
        report
            .summary()
            .contains(
                "log: leaf 1 of countersign.example/log, cosigned by nobody you named (no"
                    + " policy given); its key announced as leaf 0"),
        report.summary()::toString);
  }

  /** Nothing waits for the log: the key signs, and what it signed is told by who looks. */
  @Test
  void month_byAKeyThatWasAnnouncedLater_isUnannounced() throws IOException {
    due(seals.files(), signer(first), World.NOON);
    sealed();
    due(seals.files(), rotated(), CLOSES.plus(Duration.ofDays(1)));
    assertEquals(1, proof().index());
    assertEquals(Map.of("unannounced", 1L), faults(verified()));
  }

  @Test
  void month_withTheProofOfAnotherKey_isUnannounced() throws IOException {
    var other = KeyRotation.of(first, World.NOON, OVERLAP);
    due(seals.files(), signer(other.kept()), World.NOON);
    sealed();
    var proof =
        LogProof.parse(seals.file("log/key-" + other.kid() + ".proof").orElseThrow()).orThrow();
    assertEquals(Map.of("unannounced", 1L), faults(verified(proof)));
  }

  private void sealed() {
    var seal = new SealMonth(ports(seals.files(), rotated()), Duration.ZERO);
    var _ = seal.seal(TENANT, NOVEMBER, CLOSES);
  }

  private static Map<String, Long> faults(MonthReport report) {
    var faults = new TreeMap<String, Long>();
    report.findings().counts().forEach((fault, count) -> faults.put(fault.word(), count));
    return faults;
  }

  private MonthReport verified() throws IOException {
    return verified(proof());
  }

  private MonthReport verified(LogProof ofKey) throws IOException {
    var keys = SellerKeys.parse(rotated().publicKeys().getBytes(StandardCharsets.UTF_8)).orThrow();
    var month = LogProof.parse(seals.file("acme-2026-11.proof").orElseThrow()).orThrow();
    var given = new MonthGiven(keys, List.of(), null, month, null, null, List.of(), ofKey);
    var file = MonthFile.at(seals.folder.resolve("acme-2026-11.sealed"));
    return new MonthVerifier(given).verify(file);
  }

  private LogProof proof() {
    return LogProof.parse(seals.file("log/key-" + rotation.kid() + ".proof").orElseThrow())
        .orThrow();
  }

  private NoteKey noteKey() {
    var key =
        rotated().openKeys().stream()
            .filter(each -> each.thumbprint().equals(rotation.kid()))
            .findFirst()
            .orElseThrow();
    return NoteKey.of("countersign.example/log", NoteAlgorithm.ED25519, key.open().toArray());
  }

  private String text(String name) {
    return new String(seals.file(name).orElseThrow(), StandardCharsets.UTF_8);
  }

  private ReceiptSigner rotated() {
    return signer(rotation.kept());
  }

  private static ReceiptSigner signer(Secret keys) {
    return ReceiptSigner.of(keys, World.ISSUER);
  }

  private void due(MonthFiles files, ReceiptSigner keys, Instant now) {
    var ports = ports(files, keys);
    var _ = new SealDue(ports, new SealMonth(ports, Duration.ofDays(300))).seal(TENANT, now);
  }

  private SealPorts ports(MonthFiles files, ReceiptSigner keys) {
    var of = seals.ports(files);
    return new SealPorts(
        of.index(),
        of.outcomes(),
        of.registry(),
        of.scan(),
        of.months(),
        of.contracts(),
        of.files(),
        () -> keys,
        of.profileText(),
        of.temporary());
  }
}

package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.proof.log.LogPolicy;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.Cosigner;
import dev.countersign.proof.note.NoteAlgorithm;
import dev.countersign.proof.tree.TreeHash;
import dev.countersign.proof.verify.GivenDay;
import dev.countersign.proof.verify.MonthFile;
import dev.countersign.proof.verify.MonthGiven;
import dev.countersign.proof.verify.MonthReport;
import dev.countersign.proof.verify.MonthVerifier;
import dev.countersign.proof.verify.SellerKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open month has is in the log once a day, and anybody can show what was there by then. */
final class OpenDaysTest {
  private static final String POLICY = "policy_signed";
  private static final Instant SECOND = Instant.parse("2026-11-02T20:00:00Z");
  private static final Instant THIRD = SECOND.plus(Duration.ofDays(1));
  private static final Instant FOURTH = SECOND.plus(Duration.ofDays(2));

  @TempDir private Path folder;
  private SealWorld seals;
  private World world;

  @BeforeEach
  void twoEntries() throws IOException {
    seals = new SealWorld(folder);
    world = seals.world;
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", POLICY, "2", named("ses_1")));
    world.stream();
  }

  @Test
  void day_withNewLeaves_isInTheLogOnce() throws IOException {
    run(SECOND);
    var files = seals.all();
    run(SECOND.plusSeconds(60));
    assertEquals(files, seals.all());

    var proof = proof("acme-2026-11-2026-11-02");
    var checkpoint = checkpoint("acme-2026-11-2026-11-02");
    assertEquals("countersign.example/acme/2026-11/open", checkpoint.origin());
    assertEquals(2, checkpoint.size());
    assertTrue(proof.proves(TreeHash.ofLeaf(LogLeaf.ofDay(proof.extra(), checkpoint))));
  }

  @Test
  void day_withoutNewLeaves_hasNoLeaf() {
    run(SECOND);
    run(THIRD);
    assertEquals(List.of("acme-2026-11-2026-11-02.day"), days());

    world.attest("crm", "m3", said("attested", POLICY, "3", named("ses_1")));
    world.stream();
    run(THIRD.plusSeconds(60));
    run(FOURTH);
    assertEquals(List.of("acme-2026-11-2026-11-02.day", "acme-2026-11-2026-11-04.day"), days());
    assertEquals(1, proof("acme-2026-11-2026-11-04").index());
  }

  @Test
  void run_thatFailsAtAnyStep_leavesOneLeafOfTheDay() {
    FailingFiles.assertSameFilesWhateverFails(folder, 8, files -> run(files, SECOND));
  }

  /** What yesterday's run has decided is added to the log before today's. */
  @Test
  void run_thatFailedTheDayBefore_isEndedByTheNextOne() {
    var counting = new FailingFiles(new FolderFiles(folder.resolve("counted")), 0);
    run(counting, SECOND);
    for (int step = 1; step <= counting.calls(); step++) {
      var place = folder.resolve("failed" + step);
      var failing = new FailingFiles(new FolderFiles(place), step);
      assertThrows(Unavailable.class, () -> run(failing, SECOND));
      run(new FolderFiles(place), THIRD);
      var files = new FolderFiles(place);
      long size =
          LogProof.parse(
                  files
                      .read("acme-2026-11-2026-11-02.proof")
                      .or(() -> files.read("acme-2026-11-2026-11-03.proof"))
                      .orElseThrow()
                      .content())
              .orThrow()
              .checkpoint()
              .size();
      assertEquals(1, size, "" + step);
    }
  }

  @Test
  void verify_withADay_saysWhatWasThereByThen() throws Exception {
    run(SECOND);
    world.attest("crm", "m3", said("attested", POLICY, "3", named("ses_1")));
    world.stream();
    seals.sealed(NOVEMBER);

    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    var cosigner =
        Cosigner.of(
            "payer.example/cosigner",
            NoteAlgorithm.ED25519_COSIGNATURE,
            pair.getPublic(),
            pair.getPrivate());
    var of = proof("acme-2026-11-2026-11-02");
    var cosigned = of.note().with(cosigner.cosign(of.note(), SECOND));
    var proof = new LogProof(of.extra(), of.index(), of.path(), cosigned);
    var policy = "witness payer " + cosigner.key().vkey() + "\nquorum payer\n";
    var report =
        verified(
            new GivenDay(file("acme-2026-11-2026-11-02.day"), proof),
            LogPolicy.parse(policy.getBytes(StandardCharsets.UTF_8)).orThrow());

    assertEquals(List.of(), report.proofs());
    assertTrue(
        report
            .summary()
            .contains(
                "by days: 2 of these lines, 1 with your receipts among them by leaf 0 of"
                    + " countersign.example/log, cosigned by payer.example/cosigner at"
                    + " 2026-11-02T20:00:00Z"),
        report.summary()::toString);
  }

  @Test
  void verify_whereALeafOfADayHasNoLine_findsItOmitted() throws IOException {
    var gone = another(seals.indexed(NOVEMBER).getFirst());
    var other = new SealWorld(folder.resolve("other"));
    var _ = other.ledger.monthIndex().put(TENANT, NOVEMBER, gone);
    run(other, other.files(), SECOND);
    seals.sealed(NOVEMBER);

    var day = other.folder.resolve("acme-2026-11-2026-11-02.day");
    var proof = LogProof.parse(other.file("acme-2026-11-2026-11-02.proof").orElseThrow()).orThrow();
    assertEquals(
        Map.of("omitted", 1L), faults(verified(new GivenDay(MonthFile.at(day), proof), null)));
  }

  /** A restore took an entry back, and another one has its number: its line says so. */
  @Test
  void verify_whereALeafIsSuperseded_findsItByWhatItWas() throws IOException {
    var lost = another(seals.indexed(NOVEMBER).getFirst());
    var _ = seals.ledger.monthIndex().put(TENANT, NOVEMBER, lost);
    run(SECOND);
    seals.sealed(NOVEMBER);
    var report = verified(day("acme-2026-11-2026-11-02"), null);
    assertTrue(report.summary().stream().anyMatch(line -> line.startsWith("by days: 3 of")));
    assertTrue(!faults(report).containsKey("omitted"), report.proofs()::toString);
  }

  @Test
  void verify_withADayThatIsNotInTheLog_findsItNotLogged() throws IOException {
    run(SECOND);
    world.attest("crm", "m3", said("attested", POLICY, "3", named("ses_1")));
    world.stream();
    run(THIRD);
    seals.sealed(NOVEMBER);

    var wrong = new GivenDay(file("acme-2026-11-2026-11-02.day"), proof("acme-2026-11-2026-11-03"));
    assertEquals(Map.of("not_logged", 1L), faults(verified(wrong, null)));
    var cut = cut(seals.folder.resolve("acme-2026-11-2026-11-03.day"), 45);
    var shorter = new GivenDay(cut, proof("acme-2026-11-2026-11-03"));
    assertEquals(Map.of("not_logged", 2L), faults(verified(shorter, null)));
  }

  /** The month is not at fault, nor are other days. */
  @Test
  void verify_withADayThatEndsTooEarly_namesThatDay() throws IOException {
    run(SECOND);
    seals.sealed(NOVEMBER);

    var cut = cut(seals.folder.resolve("acme-2026-11-2026-11-02.day"), 9);
    var report = verified(new GivenDay(cut, proof("acme-2026-11-2026-11-02")), null);
    assertEquals(Map.of("not_logged", 1L), faults(report));
    assertTrue(
        report.proofs().toString().contains("cut.day: the file ends within a line"),
        report.proofs()::toString);
  }

  /** The file of a day without its last bytes: a hash and its newline are 45. */
  private static MonthFile cut(Path day, int without) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(day))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      byte[] bytes = text.substring(0, text.length() - without).getBytes(StandardCharsets.UTF_8);
      return new MonthFile() {
        @Override
        public String name() {
          return "cut.day";
        }

        @Override
        public InputStream open() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }

  private static Map<String, Long> faults(MonthReport report) {
    var faults = new TreeMap<String, Long>();
    report.findings().counts().forEach((fault, count) -> faults.put(fault.word(), count));
    return faults;
  }

  private MonthReport verified(GivenDay day, @Nullable LogPolicy policy) throws IOException {
    var keys = SellerKeys.parse(seals.publicKeys().getBytes(StandardCharsets.UTF_8)).orThrow();
    var receipts = folder.resolve("receipts");
    Files.writeString(receipts, world.history(POLICY, "1").getFirst().receipt());
    var given =
        new MonthGiven(
            keys, List.of(), MonthFile.at(receipts), null, policy, null, List.of(day), null);
    return new MonthVerifier(given).verify(file("acme-2026-11.sealed"));
  }

  private GivenDay day(String name) {
    return new GivenDay(file(name + ".day"), proof(name));
  }

  private MonthFile file(String name) {
    return MonthFile.at(seals.folder.resolve(name));
  }

  private LogProof proof(String name) {
    return LogProof.parse(seals.file(name + ".proof").orElseThrow()).orThrow();
  }

  private Checkpoint checkpoint(String name) throws IOException {
    try (var in = SealedMonthReader.open(seals.files().open(name + ".day").orElseThrow())) {
      return Checkpoint.parse(in.note().text()).orThrow();
    }
  }

  private List<String> days() {
    return seals.all().keySet().stream().filter(name -> name.endsWith(".day")).toList();
  }

  private void run(Instant now) {
    run(seals.files(), now);
  }

  private void run(MonthFiles files, Instant now) {
    run(seals, files, now);
  }

  private static void run(SealWorld of, MonthFiles files, Instant now) {
    var ports = of.ports(files);
    var _ = new SealDue(ports, new SealMonth(ports, SealWorld.SETTLING)).seal(TENANT, now);
  }

  /** The leaf of another entry of the same number. */
  private static IndexedLeaf another(IndexedLeaf leaf) {
    String hash = "0123456789abcdef";
    String key = leaf.key().replaceFirst("[0-9a-f]{16}$", hash);
    String json =
        leaf.json()
            .toText()
            .replaceFirst("\"entry\":\"[0-9a-f]{16}", "\"entry\":\"" + hash)
            .replace(leaf.key(), key);
    return new IndexedLeaf(key, Bytes.of(json.getBytes(StandardCharsets.UTF_8)));
  }
}

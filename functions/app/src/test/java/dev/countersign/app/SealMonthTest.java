package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.Sealing;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.log.LogProof;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealMonthTest {
  private static final String POLICY = "policy_signed";
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final Instant CLOSES = Instant.parse("2026-12-04T00:00:00Z");

  @TempDir private Path folder;
  private SealWorld seals;
  private World world;

  @BeforeEach
  void aMonth() throws IOException {
    seals = new SealWorld(folder);
    world = seals.world;
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", POLICY, "2", named("ses_1")));
    world.attest("crm", "m3", said("attested", "lead_won", "3", named("unknown")));
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();
    world.attest("crm", "m4", said("retracted", POLICY, "2", named("ses_1")));
    world.stream();
  }

  @Test
  void sealed_month_saysWhatHappenedAndWhatItSumsTo() {
    var sealed = seals.sealed(NOVEMBER);
    var leaves = seals.leaves(NOVEMBER);

    assertEquals(sealed.leaves(), leaves.size());
    assertEquals(6, leaves.stream().filter(EntryLeaf.class::isInstance).count());
    var header = seals.header(NOVEMBER);
    assertEquals(1, header.number());
    assertEquals(
        "{billed=198, disputed=0, held=0, net=99, of_earlier_months=0, opening=0, reversed=-99,"
            + " still_refundable=99}",
        sums(header));
    assertEquals(
        Set.of("policy_signed@1", "ticket_resolved@1", "lead_won@1"),
        header.json().object("terms").members().keySet());
    assertEquals(Set.of("standard-webhooks"), header.json().object("profiles").members().keySet());
  }

  /** The sums of euros in a header. */
  private static String sums(MonthHeader header) {
    var sums = new TreeMap<String, String>();
    header
        .json()
        .object("money")
        .object("EUR")
        .members()
        .forEach((name, value) -> sums.put(name, ((JsonNode.Num) value).digits()));
    return sums.toString();
  }

  @Test
  void leaves_ofASealedMonth_areInOrderUnderItsRoot() {
    var sealed = seals.sealed(NOVEMBER);
    var leaves = seals.leaves(NOVEMBER);
    var keys = leaves.stream().map(MonthLeaf::key).toList();
    assertEquals(keys.stream().sorted().distinct().toList(), keys);

    var tree = new TreeBuilder();
    leaves.forEach(leaf -> tree.add(leaf.bytes()));
    assertEquals(tree.root().base64(), sealed.root());
    var checkpoint = Checkpoint.parse(seals.note(NOVEMBER).text()).orThrow();
    assertEquals("countersign.example/acme/2026-11", checkpoint.origin());
    assertEquals(leaves.size(), checkpoint.size());
    assertEquals(sealed.root(), checkpoint.root().base64());
  }

  @Test
  void sealed_again_writesNothing() {
    var first = seals.sealed(NOVEMBER);
    var files = seals.all();
    var again = seals.seal(NOVEMBER, CLOSES.plus(Duration.ofDays(100)));

    assertEquals(first, again);
    assertEquals(files, seals.all());
  }

  @Test
  void proof_ofASealedMonth_provesItsLeafInTheLog() {
    var sealed = seals.sealed(NOVEMBER);
    var proof = LogProof.parse(seals.file("acme-2026-11.proof").orElseThrow()).orThrow();
    var month = Checkpoint.parse(seals.note(NOVEMBER).text()).orThrow();
    assertTrue(proof.proves(TreeHash.ofLeaf(LogLeaf.ofMonth(proof.extra(), month))));
    assertEquals(sealed.place(), proof.index());
    assertEquals("countersign.example/log", proof.checkpoint().origin());
  }

  @Test
  void month_thatIsNotOver_isNotClosed() {
    var open = assertInstanceOf(Sealing.Open.class, seals.seal(NOVEMBER, CLOSES.minusSeconds(1)));
    assertEquals(CLOSES, open.until());
    assertTrue(seals.ledger.monthIndex().months(TENANT).getFirst().isOpen());
    assertInstanceOf(Sealing.NotBegun.class, seals.seal(DECEMBER.plusMonths(4), CLOSES));
  }

  @Test
  void month_thatWasJustClosed_isNotReadYet() {
    var settling = assertInstanceOf(Sealing.Settling.class, seals.seal(NOVEMBER, CLOSES));
    assertEquals(CLOSES.plus(SealWorld.SETTLING), settling.until());
    assertInstanceOf(Sealing.Settling.class, seals.seal(NOVEMBER, settling.until().minusNanos(1)));
    assertEquals(Map.of(), Map.copyOf(seals.all()));
    assertInstanceOf(Sealing.Sealed.class, seals.seal(NOVEMBER, settling.until()));
  }

  @Test
  void nextMonth_isChainedToTheOneBefore() {
    var before = seals.sealed(NOVEMBER);
    world.now = Instant.parse("2026-12-10T12:00:00Z");
    world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    world.attest("crm", "m9", said("retracted", POLICY, "1", named("ses_1")));
    world.stream();
    var sealed = seals.sealed(DECEMBER);

    var header = seals.header(DECEMBER);
    assertEquals(2, header.number());
    assertEquals(before.root(), header.previousRoot().orElseThrow().base64());
    assertEquals(
        "{billed=0, disputed=0, held=0, net=-99, of_earlier_months=-99, opening=99, reversed=-99,"
            + " still_refundable=0}",
        sums(header));
    assertEquals(1, sealed.place());
  }

  @Test
  void month_beforeWhichOneIsOpen_isNotSealed() {
    var after =
        assertInstanceOf(
            Sealing.After.class, seals.seal(DECEMBER, Instant.parse("2027-01-10T00:00:00Z")));
    assertEquals(NOVEMBER, after.before());
  }

  /** A month in which nothing happened is sealed, too. */
  @Test
  void due_afterALongTime_sealsAllInTheirOrder() {
    var now = Instant.parse("2027-02-10T00:00:00Z");
    var ports = seals.ports(seals.files());
    var due = new SealDue(ports, new SealMonth(ports, Duration.ZERO));
    assertEquals(
        List.of(NOVEMBER, DECEMBER, DECEMBER.plusMonths(1)),
        List.copyOf(due.seal(TENANT, now).keySet()));
    assertEquals(3, seals.header(DECEMBER.plusMonths(1)).number());
    assertEquals(1, seals.leaves(DECEMBER).size());
    assertEquals(Map.of(), due.seal(TENANT, now));
  }

  /** Of a tenant that was there before the index, what stood then is told by a leaf. */
  @Test
  void firstWholeMonth_ofATenantFromBefore_beginsWithWhatStood() throws IOException {
    var old = new SealWorld(folder.resolve("old"), 0);
    old.world.record("s1", session("ses_1"));
    old.world.attest("crm", "m1", said("attested", POLICY, "1", named("ses_1")));
    old.world.stream();
    old.world.now = old.world.now.plus(Duration.ofHours(2));
    old.world.settle();

    assertInstanceOf(Sealing.Partial.class, old.seal(NOVEMBER, CLOSES));
    var sealed = old.sealed(DECEMBER);
    assertEquals(2, sealed.leaves());
    assertEquals(
        "{\"key\":\"B/opening\",\"money\":{\"EUR\":{\"billed\":99,\"held\":0}},\"outcomes\":1,"
            + "\"quantities\":{}}",
        new String(old.leaves(DECEMBER).getLast().bytes(), StandardCharsets.UTF_8));
    assertEquals(1, old.header(DECEMBER).number());
    assertEquals(
        "{billed=0, disputed=0, held=0, net=0, of_earlier_months=0, opening=99, reversed=0}",
        sums(old.header(DECEMBER)));
  }

  /** Two entries of one number: a restore took one of them back. */
  @Test
  void entry_thatTheHistoryHasNoMore_isSuperseded() {
    var lost = another(seals.indexed(NOVEMBER).getFirst());
    var _ = seals.ledger.monthIndex().put(TENANT, NOVEMBER, lost);
    seals.sealed(NOVEMBER);

    var superseded =
        seals.leaves(NOVEMBER).stream()
            .filter(each -> each instanceof EntryLeaf entry && entry.isSuperseded())
            .map(MonthLeaf::key)
            .toList();
    assertEquals(List.of(lost.key()), superseded);
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

  /** Whatever step fails: run again, it ends with the same bytes. */
  @Test
  void seal_thatFailsAtAnyStep_endsWithTheSameBytes() {
    var now = CLOSES.plus(SealWorld.SETTLING);
    var _ = seals.seal(NOVEMBER, CLOSES);
    var counting = new FailingFiles(new FolderFiles(folder.resolve("counted")), 0);
    var whole = seals.seal(counting, NOVEMBER, now);
    var files = SealWorld.all(folder.resolve("counted"));
    assertTrue(counting.calls() > 10, "" + counting.calls());

    for (int step = 1; step <= counting.calls(); step++) {
      for (int at : List.of(step, -step)) {
        var place = folder.resolve("failed" + at);
        var failing = new FailingFiles(new FolderFiles(place), at);
        assertThrows(Unavailable.class, () -> seals.seal(failing, NOVEMBER, now), "" + at);

        assertEquals(whole, seals.seal(new FolderFiles(place), NOVEMBER, now), "" + at);
        assertEquals(files, SealWorld.all(place), "" + at);
      }
    }
  }

  /** The header is of other leaves than the file would have. */
  @Test
  void seal_whileSomebodyStillWrites_isTriedAgainLater() {
    var now = CLOSES.plus(SealWorld.SETTLING);
    var _ = seals.seal(NOVEMBER, CLOSES);
    var late = another(seals.indexed(NOVEMBER).getFirst());
    var reads = new AtomicInteger();
    var index =
        FailingPort.of(
            MonthIndex.class,
            seals.ledger.monthIndex(),
            (method, arguments) -> {
              if (method.equals("leaves") && reads.incrementAndGet() == 8) {
                var _ = seals.ledger.monthIndex().put(TENANT, NOVEMBER, late);
              }
            });
    var seal = new SealMonth(seals.ports(seals.files(), index), SealWorld.SETTLING);

    assertThrows(Unavailable.class, () -> seal.seal(TENANT, NOVEMBER, now));
    assertEquals(Map.of(), seals.all());
    assertInstanceOf(Sealing.Sealed.class, seal.seal(TENANT, NOVEMBER, now));
  }

  /** Five kinds in sixteen shards, for the header and for the file; and what is applied. */
  @Test
  void seal_ofASmallMonth_readsEachShardTwice() {
    var _ = seals.seal(NOVEMBER, CLOSES);
    var _ = seals.requests.taken();
    var _ = seals.seal(NOVEMBER, CLOSES.plus(SealWorld.SETTLING));

    var counts = new TreeMap<String, Integer>();
    seals.requests.taken().forEach(request -> counts.merge(request, 1, Integer::sum));
    assertEquals(Map.of("Query", 2 * 5 * 16 + 2, "GetItem", 2, "UpdateItem", 1), counts);
  }

  /** Each step done by two at once does it once. */
  @Test
  void seal_byTwoAtOnce_addsOneLeafToTheLog() throws Exception {
    var now = CLOSES.plus(SealWorld.SETTLING);
    var _ = seals.seal(NOVEMBER, CLOSES);
    var done = new ArrayList<Future<Sealing>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        done.add(threads.submit(() -> seals.seal(NOVEMBER, now)));
      }
    }
    for (Future<Sealing> each : done) {
      assertEquals(0, assertInstanceOf(Sealing.Sealed.class, each.get()).place());
    }
    var proof = LogProof.parse(seals.file("acme-2026-11.proof").orElseThrow()).orThrow();
    assertEquals(1, proof.checkpoint().size());
  }
}

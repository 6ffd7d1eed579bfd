package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealRun;
import dev.countersign.app.month.seal.SealRun.Report;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schedule does of the months of all tenants. */
final class SealRunTest {
  private static final Instant CLOSES = Instant.parse("2026-12-04T00:00:00Z");
  private static final Instant READ = CLOSES.plus(SealWorld.SETTLING);
  private static final Duration REVIEW = Duration.ofDays(30);

  @TempDir private Path folder;
  private SealWorld seals;

  @BeforeEach
  void aTenantWithAMonth() throws IOException {
    seals = new SealWorld(folder);
  }

  private Report run(Instant now) {
    return run(seals.files(), seals.ledger.monthIndex(), now, now.plusSeconds(60));
  }

  private Report run(MonthFiles files, MonthIndex index, Instant now, Instant end) {
    // What is known of months is a minute old at most.
    seals.world.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    var ports = seals.ports(files, index);
    var due = new SealDue(ports, new SealMonth(ports, SealWorld.SETTLING));
    return new SealRun(index, due, () -> now).until(end);
  }

  @Test
  void run_closesAMonthAndTheNextOneSealsIt() {
    assertEquals(new Report(0, 0, 0, 0, 0), run(CLOSES.minusSeconds(1)));
    assertEquals(new Report(0, 1, 0, 0, 0), run(CLOSES));
    assertEquals(new Report(1, 0, 0, 0, 0), run(READ));
    assertEquals(new Report(0, 0, 0, 0, 0), run(READ.plusSeconds(3600)));
  }

  @Test
  void tenantThatFails_isCountedAndCostsNoOther() {
    var bad = new TenantId("aaa");
    var _ =
        seals.ledger.monthIndex().begin(bad, seals.ledger.monthIndex().months(TENANT).getFirst());
    var index =
        FailingPort.of(
            MonthIndex.class,
            seals.ledger.monthIndex(),
            (method, arguments) -> {
              if (method.equals("close") && arguments.getFirst().equals(bad)) {
                throw new Unavailable("for a test", null);
              }
            });
    var _ = run(seals.files(), index, CLOSES, READ);

    assertEquals(new Report(1, 0, 1, 0, 0), run(seals.files(), index, READ, READ.plusSeconds(60)));
    var dayLater = READ.plus(Duration.ofDays(1));
    assertEquals(1, run(seals.files(), index, dayLater, dayLater.plusSeconds(60)).overdue());
  }

  /** Files that can't be written: nothing is sealed, and a day later that is told. */
  @Test
  void monthThatIsNotSealedForADay_isOverdue() {
    var _ = run(CLOSES);
    var failing = new FailingFiles(seals.files(), 2);

    var report = run(failing, seals.ledger.monthIndex(), READ, READ.plusSeconds(60));

    assertEquals(new Report(0, 0, 1, 0, 0), report);
    var day = CLOSES.plus(Duration.ofDays(1));
    var again = new FailingFiles(seals.files(), 2);
    assertEquals(
        0, run(again, seals.ledger.monthIndex(), day, day.plusSeconds(60)).overdue(), "to the day");
    var late = new FailingFiles(seals.files(), 2);
    var after = day.plusSeconds(1);
    assertEquals(
        new Report(0, 0, 1, 0, 1),
        run(late, seals.ledger.monthIndex(), after, after.plusMillis(1)));
    assertEquals(new Report(1, 0, 0, 0, 0), run(after));
  }

  @Test
  void run_whoseTimeIsOver_leavesTheOthers() {
    assertEquals(
        new Report(0, 0, 0, 1, 0),
        run(seals.files(), seals.ledger.monthIndex(), CLOSES, CLOSES.minusSeconds(1)));
  }

  @Test
  void silence_afterTheReview_isWrittenOnce() {
    silence("accepted");
    sealNovember();
    var _ = run(CLOSES.plus(REVIEW).minusMillis(1));
    assertEquals(List.of(), silences());

    var _ = run(CLOSES.plus(REVIEW));
    var _ = run(CLOSES.plus(REVIEW).plusSeconds(3600));

    assertEquals(1, silences().size());
    var answers = new FiledMonths(seals.files()).answers(TENANT, NOVEMBER).answers();
    assertEquals(CLOSES.plus(REVIEW), answers.bySilence().orElseThrow().recordedAt());
  }

  @Test
  void silence_whereItMeansNothing_isNotWritten() {
    silence("open");
    sealNovember();
    var _ = run(CLOSES.plus(REVIEW));

    assertEquals(List.of(), silences());
    assertFalse(seals.all().containsKey("acme-2026-11.acceptance"));
  }

  /** The process ended between the file and the leaf. */
  @Test
  void silence_whoseLeafIsMissing_isMadeWhole() {
    silence("accepted");
    sealNovember();
    var index =
        FailingPort.of(
            MonthIndex.class,
            seals.ledger.monthIndex(),
            (method, arguments) -> {
              if (method.equals("put")) {
                throw new Unavailable("for a test", null);
              }
            });
    var over = CLOSES.plus(REVIEW);
    assertEquals(1, run(seals.files(), index, over, over.plusSeconds(60)).failed());
    assertEquals(List.of(), silences());

    assertEquals(0, run(over.plusSeconds(3600)).failed());
    assertEquals(1, silences().size());
  }

  private void sealNovember() {
    var _ = run(CLOSES);
    assertEquals(1, run(READ).sealed());
  }

  private void silence(String word) {
    seals
        .ledger
        .registry()
        .putTenant(
            TENANT,
            "{id: acme, name: Acme, pseudonym_key: {inline: 0123456789abcdef0123456789abcdef},"
                + " month: {silence: "
                + word
                + "}}");
  }

  /** Keys of the leaves of answers, of all months. */
  private List<String> silences() {
    var keys = new ArrayList<String>();
    var index = seals.ledger.monthIndex();
    for (YearMonth month : index.months(TENANT).stream().map(IndexedMonth::period).toList()) {
      index.leaves(TENANT, month, LeafKind.ACCEPTANCE, (IndexedLeaf leaf) -> keys.add(leaf.key()));
    }
    return keys;
  }
}

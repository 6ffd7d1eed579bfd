package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeType;
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
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a header says can still be taken back is what all months together make it. */
final class RefundableMonthsTest {
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final YearMonth JANUARY = NOVEMBER.plusMonths(2);
  private static final String FOR_40_DAYS =
      """
      outcome: ticket_resolved
      version: 2
      effective_from: 2026-02-01T00:00:00Z
      sources: [crm, desk]
      claim_by: [record.id]
      match: {by: [session, record, subject], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      clawback: {from: occurred_at, until: P40D, refund: full}
      """;

  @TempDir private Path folder;
  private SealWorld seals;
  private World world;

  /** One that can be taken back until the twelfth of December, and two that always can. */
  @BeforeEach
  void threeAreBilled() throws IOException {
    seals = new SealWorld(folder);
    world = seals.world;
    world.ledger.registry().putTerms(TENANT, new OutcomeType("ticket_resolved"), 2, FOR_40_DAYS);
    world.record("s1", session("ses_1"));
    world.attest("crm", "m1", said("attested", "ticket_resolved", "1", named("ses_1")));
    world.attest("crm", "m2", said("attested", "policy_signed", "2", named("ses_1")));
    world.attest("crm", "m3", said("attested", "policy_signed", "3", named("ses_1")));
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();
  }

  @Test
  void entries_thatStandBilled_sayUntilWhenTheyCanBeTakenBack() {
    seals.sealed(NOVEMBER);
    assertEquals(
        List.of("2026-12-12T12:00:00Z", "2100-01-01T00:00:00Z", "2100-01-01T00:00:00Z"),
        seals.leaves(NOVEMBER).stream()
            .filter(leaf -> leaf instanceof EntryLeaf)
            .map(EntryLeaf.class::cast)
            .flatMap(entry -> entry.refundableUntil().stream())
            .map(Instant::toString)
            .sorted()
            .toList());
  }

  @Test
  void headers_ofThreeMonths_sayWhatIsRefundableAfterEach() throws IOException {
    retractedInJanuary();

    assertEquals(Optional.of(3 * 99L), refundable(NOVEMBER));
    assertEquals(Optional.of(2 * 99L), refundable(DECEMBER));
    assertEquals(Optional.of(99L), refundable(JANUARY));
    assertEquals(List.of(), faults(JANUARY, NOVEMBER, DECEMBER));
    assertEquals(List.of(), faults(DECEMBER, NOVEMBER));
    assertEquals(List.of(), faults(NOVEMBER));
  }

  /** Whoever lacks the file of the month before can't know it, and says nothing. */
  @Test
  void header_withoutTheFileOfTheMonthBefore_saysNothingOfIt() throws IOException {
    seals.sealed(NOVEMBER);
    Files.delete(seals.folder.resolve("acme-2026-11.refundable"));
    seals.sealed(DECEMBER);

    assertEquals(Optional.empty(), refundable(DECEMBER));
    assertEquals(List.of(), faults(DECEMBER, NOVEMBER));
  }

  /** An entry is stuck until its month is closed, and the next one is published in time. */
  @Test
  void month_ofAnEntryWhoseSuccessorCameFirst_holdsByItself() throws IOException {
    world.now = Instant.parse("2026-11-20T12:00:00Z");
    world.attest("crm", "m5", said("attested", "policy_signed", "5", named("ses_1")));
    world.attest("crm", "m6", said("retracted", "policy_signed", "5", named("ses_1")));
    var _ = world.publisher().publish(world.history("policy_signed", "5").getLast());
    seals.sealed(NOVEMBER);
    world.nanos.addAndGet(Duration.ofDays(20).toNanos());
    world.now = Instant.parse("2026-12-10T12:00:00Z");
    world.stream();
    seals.sealed(DECEMBER);

    assertEquals(List.of(), faults(NOVEMBER));
    assertEquals(List.of(), faults(DECEMBER));
    assertEquals(List.of(), faults(DECEMBER, NOVEMBER));
    assertTrue(seals.leaves(DECEMBER).stream().allMatch(leaf -> leaf.late().isEmpty()));
    assertEquals(Optional.of(2 * 99L), refundable(DECEMBER));
  }

  /** All of it comes late, the last entry of November among it. */
  @Test
  void months_ofAnOutcomeThatCameLate_holdEachByItself() throws IOException {
    world.now = Instant.parse("2026-11-20T12:00:00Z");
    world.attest("crm", "m5", said("attested", "policy_signed", "5", named("ses_1")));
    var _ = world.publisher().publish(world.history("policy_signed", "5").getLast());
    world.attest("crm", "m6", said("retracted", "policy_signed", "5", named("ses_1")));
    seals.sealed(NOVEMBER);
    world.nanos.addAndGet(Duration.ofDays(20).toNanos());
    world.now = Instant.parse("2026-12-10T12:00:00Z");
    world.attest("crm", "m7", said("attested", "policy_signed", "5", named("ses_1")));
    var _ = world.publisher().publish(world.history("policy_signed", "5").getLast());
    seals.sealed(DECEMBER);

    assertEquals(1, seals.leaves(DECEMBER).stream().filter(one -> one.late().isPresent()).count());
    assertEquals(List.of(), faults(NOVEMBER));
    assertEquals(List.of(), faults(DECEMBER));
    assertEquals(List.of(), faults(DECEMBER, NOVEMBER));
  }

  private void retractedInJanuary() {
    seals.sealed(NOVEMBER);
    seals.sealed(DECEMBER);
    world.nanos.addAndGet(Duration.ofDays(60).toNanos());
    world.now = Instant.parse("2027-01-10T12:00:00Z");
    world.attest("crm", "m4", said("retracted", "policy_signed", "2", named("ses_1")));
    world.stream();
    world.settle();
    seals.sealed(JANUARY);
  }

  private Optional<Long> refundable(YearMonth period) {
    return seals
        .header(period)
        .json()
        .object("money")
        .object("EUR")
        .whole("still_refundable")
        .map(Number::longValue);
  }

  private List<String> faults(YearMonth period, YearMonth... before) throws IOException {
    var keys = SellerKeys.parse(seals.publicKeys().getBytes(StandardCharsets.UTF_8)).orThrow();
    var previous = new ArrayList<MonthFile>();
    for (YearMonth month : before) {
      previous.add(file(month));
    }
    var given = new MonthGiven(keys, previous, null, null, null, null);
    return new MonthVerifier(given).verify(file(period)).proofs();
  }

  private MonthFile file(YearMonth period) {
    return MonthFile.at(seals.folder.resolve("acme-" + period + ".sealed"));
  }
}

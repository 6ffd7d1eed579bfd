package dev.countersign.testing.engine.audit;

import static dev.countersign.testing.engine.audit.AuditedLife.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.CorrectionRule;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DocumentRule;
import dev.countersign.testing.engine.DocumentRule.Direction;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules;
import dev.countersign.testing.engine.TimeLimits;
import dev.countersign.testing.engine.audit.ReversalWay.Annulled;
import dev.countersign.testing.engine.audit.ReversalWay.Carries;
import dev.countersign.testing.engine.audit.ReversalWay.Correction;
import dev.countersign.testing.engine.audit.ReversalWay.Document;
import dev.countersign.testing.engine.audit.ReversalWay.NothingLeft;
import dev.countersign.testing.engine.audit.ReversalWay.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lives of outcomes with the sums done by hand; months close at their end, in UTC. */
final class OrderlyLifeTest {
  private static final Account ACME = new Account("acme", "policy_signed");
  private static final Instant NOV_2 = at("11-02T10:00");
  private static final Instant NOV_16 = at("11-16T10:00");
  private static final Instant DEC_5 = at("12-05T10:00");
  private static final Instant END = Instant.parse("2027-06-01T00:00:00Z");

  private final List<BilledResult> results = new ArrayList<>();

  private BilledResult billable(String id, long value, Instant occurred, Instant recorded) {
    results.add(BilledResult.billable(id, ACME, value, occurred, recorded));
    return results.getLast();
  }

  private void reversal(BilledResult billable, Instant at) {
    results.add(billable.reversal(billable.id() + "_r", at, at));
  }

  /** The same entry takes the billable back and puts another in its place. */
  private BilledResult restated(BilledResult billable, String id, long value, Instant at) {
    results.add(billable.reversal(billable.id() + "_r", at, at).replacedBy(id));
    results.add(BilledResult.billable(id, ACME, value, at, at).replacing(billable.id() + "_r"));
    return results.getLast();
  }

  private OrderlyBooks booksOf(EngineRules rules) {
    return OrderlyLife.of(results, rules, END);
  }

  private OrderlyBooks monthly() {
    return booksOf(EngineRules.monthly());
  }

  /** The account's sums and documents together are what stands, whatever the way. */
  private void assertStands(long stands, OrderlyBooks books) {
    long sums =
        books.sums().getOrDefault(ACME, Map.of()).values().stream().mapToLong(one -> one).sum();
    long made = books.documents().values().stream().mapToLong(one -> one).sum();
    long tasks = books.tasks().values().stream().mapToLong(one -> one).sum();
    assertEquals(stands, sums + made + tasks);
    assertEquals(stands, FinalSums.ofAccounts(results).getOrDefault(ACME, 0L));
  }

  @Test
  void of_restatedDownInTheOpenMonth_isCorrected() {
    restated(billable("b", 3000, NOV_2, NOV_2), "n", 2500, NOV_16);

    var books = monthly();

    assertEquals(new Correction(Kind.NEGATIVE, NOV_2, -3000), books.ways().get("b_r"));
    assertEquals(3000 - 3000 + 2500, books.sum(ACME, "2026-11"));
    assertStands(2500, books);
  }

  @Test
  void of_restatedDownAfterTheClose_isACreditOfTheDifference() {
    restated(billable("b", 3000, NOV_2, NOV_2), "n", 2500, DEC_5);

    var books = monthly();

    assertEquals(
        new Document(-3000 + 2500, Carries.THE_REVERSAL_AND_WHAT_REPLACES),
        books.ways().get("b_r"));
    assertEquals(3000, books.sum(ACME, "2026-11"));
    assertEquals(Map.of("b_r", -500L), books.documents());
    assertStands(2500, books);
  }

  @Test
  void of_restatedUpAfterTheClose_isAChargeOfTheDifference() {
    restated(billable("b", 3000, NOV_2, NOV_2), "n", 4200, DEC_5);

    assertEquals(Map.of("b_r", 1200L), monthly().documents());
    assertStands(4200, monthly());
  }

  @Test
  void of_restatedUpWithoutCharges_isATask() {
    restated(billable("b", 3000, NOV_2, NOV_2), "n", 4200, DEC_5);
    var credits = new DocumentRule(Set.of(Direction.CREDIT), DocumentRule.Keyed.NO);

    var books = booksOf(EngineRules.monthly().with(credits));

    assertEquals(new Task(1200, Carries.THE_REVERSAL_AND_WHAT_REPLACES), books.ways().get("b_r"));
    assertStands(4200, books);
  }

  @Test
  void of_restatedToTheSameAfterTheClose_needsNothing() {
    var next = restated(billable("b", 3000, NOV_2, NOV_2), "n", 3000, DEC_5);
    reversal(next, at("12-06T10:00"));

    var books = monthly();

    assertEquals(new NothingLeft(), books.ways().get("b_r"));
    // The money of "b" means "n" now; taking "n" back is a credit of all of it.
    assertEquals(Map.of("n_r", -3000L), books.documents());
    assertStands(0, books);
  }

  @Test
  void of_takenBackAfterTheClose_isACreditOfAll() {
    reversal(billable("b", 3000, NOV_2, NOV_2), DEC_5);

    var books = monthly();

    assertEquals(new Document(-3000, Carries.THE_REVERSAL), books.ways().get("b_r"));
    assertEquals(3000, books.sum(ACME, "2026-11"));
    assertStands(0, books);
  }

  @Test
  void of_takenBackInTheOpenMonth_isZero() {
    reversal(billable("b", 3000, NOV_2, NOV_2), NOV_16);

    assertEquals(Map.of(), monthly().sums());
    assertEquals(Map.of(), monthly().documents());
  }

  @Test
  void of_reversalBeforeItsBillable_isAnnulled() {
    var billable = BilledResult.billable("b", ACME, 3000, NOV_2, NOV_16);
    reversal(billable, NOV_2);

    assertEquals(new Annulled(), monthly().ways().get("b_r"));
  }

  @Test
  void of_threeRestatementsAcrossAClose_isOneCorrectionAndTwoDocuments() {
    var first = billable("b", 3000, NOV_2, NOV_2);
    var second = restated(first, "n1", 2000, NOV_16);
    var third = restated(second, "n2", 2600, DEC_5);
    restated(third, "n3", 900, at("12-09T10:00"));

    var books = monthly();

    // November: 3000 - 3000 + 2000 = 2000, then closed. Then -2000 + 2600 = 600, -2600 + 900.
    assertEquals(2000, books.sum(ACME, "2026-11"));
    assertEquals(Map.of("n1_r", 600L, "n2_r", -1700L), books.documents());
    assertStands(900, books);
  }

  @Test
  void of_refundAfterACredit_creditsTheRest() {
    var next = restated(billable("b", 3000, NOV_2, NOV_2), "n", 1800, DEC_5);
    reversal(next, at("12-20T10:00"));

    var books = monthly();

    // 3000, a credit of 1200, a credit of the 1800 that were left.
    assertEquals(Map.of("b_r", -1200L, "n_r", -1800L), books.documents());
    assertStands(0, books);
  }

  @Test
  void of_takenBackInTheNewMonthWhatWasPutThereLate_isCorrectedWhereItIs() {
    var late = billable("late", 700, NOV_2, DEC_5);
    reversal(late, at("12-06T10:00"));

    // November was closed, so the usage is dated 5 December, and so is its negative.
    assertEquals(new Correction(Kind.NEGATIVE, DEC_5, -700), monthly().ways().get("late_r"));
    assertEquals(Map.of(), monthly().sums());
  }

  @Test
  void of_otherCustomerAfterTheClose_isACreditHereAndAUsageThere() {
    var billable = billable("b", 3000, NOV_2, NOV_2);
    var other = new Account("globex", "policy_signed");
    results.add(billable.reversal("b_r", DEC_5, DEC_5).replacedBy("n"));
    results.add(BilledResult.billable("n", other, 3000, DEC_5, DEC_5).replacing("b_r"));

    var books = monthly();

    assertEquals(Map.of("b_r", -3000L), books.documents());
    assertEquals(3000, books.sum(other, "2026-12"));
    assertStands(0, books);
  }

  @Test
  void of_waysInOrder_takesTheFirstThatApplies() {
    var ways =
        List.of(
            new CorrectionRule(Kind.CANCEL, Duration.ofHours(24), Needed.OPEN),
            CorrectionRule.negative());
    var rules = EngineRules.monthly().with(ways);
    reversal(billable("soon", 100, NOV_2, NOV_2), NOV_2.plus(Duration.ofHours(24)));
    reversal(billable("late", 100, NOV_2, NOV_2), NOV_2.plus(Duration.ofHours(24)).plusMillis(1));

    var books = booksOf(rules);

    assertEquals(new Correction(Kind.CANCEL, NOV_2, -100), books.ways().get("soon_r"));
    assertEquals(new Correction(Kind.NEGATIVE, NOV_2, -100), books.ways().get("late_r"));
  }

  @Test
  void of_olderThanTheEngineTakes_isDatedNowAndCredited() {
    // 12 h less the margin of an hour: 11 h.
    var limits = new TimeLimits(Duration.ofHours(12), Duration.ofMinutes(5));
    var rules = EngineRules.plain().with(limits);
    var just = NOV_2.plus(Duration.ofHours(11));
    assertEquals(
        new PostingTimeReading.AsItOccurred(NOV_2), PostingTimeReading.of(NOV_2, just, rules));
    assertEquals(
        new PostingTimeReading.Otherwise(),
        PostingTimeReading.of(NOV_2, just.plusMillis(1), rules));
    reversal(billable("b", 3000, NOV_2, NOV_2), just.plusMillis(1));

    assertEquals(Map.of("b_r", -3000L), booksOf(rules).documents());
  }

  @Test
  void of_aheadOfTheLimit_isSentLaterOrNever() {
    // 5 minutes less a twelfth (25 s): 4 minutes and 35 seconds ahead.
    var limits = new TimeLimits(null, Duration.ofMinutes(5));
    var rules = EngineRules.plain().with(limits);
    var from = NOV_16.minusSeconds(275);
    assertEquals(new PostingTimeReading.Later(from), PostingTimeReading.of(NOV_16, NOV_2, rules));
    assertEquals(
        new PostingTimeReading.AsItOccurred(NOV_16), PostingTimeReading.of(NOV_16, from, rules));
    billable("ahead", 3000, NOV_16, NOV_2);
    reversal(billable("never", 200, NOV_16, NOV_2), NOV_2.plusSeconds(60));

    var books = booksOf(rules);

    assertEquals(3000, books.sum(ACME, "always"));
    assertEquals(new Annulled(), books.ways().get("never_r"));
  }
}

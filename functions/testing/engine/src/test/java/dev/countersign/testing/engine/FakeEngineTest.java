package dev.countersign.testing.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.testing.engine.BookedRequest.Verdict;
import dev.countersign.testing.engine.CorrectionRule.Needed;
import dev.countersign.testing.engine.DedupeRule.First;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.DedupeRule.Repetition;
import dev.countersign.testing.engine.EngineAnswer.Word;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.EngineRules.Floor;
import dev.countersign.testing.engine.PeriodRule.IntoClosed;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FakeEngineTest {
  private static final Account ACME = new Account("acme", "policy_signed");
  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");
  private static final EngineRequest USAGE = EngineRequest.usage("res_b", ACME, 3000, NOON);

  @Test
  void take_usage_isOnTheInvoiceOfItsTime() {
    var engine = new FakeEngine(EngineRules.monthly());

    var answer = engine.take(USAGE, NOON);

    assertEquals(Word.ACCEPTED, answer.word());
    assertEquals(List.of(new Invoice(ACME, "2026-11", 3000, null)), engine.books(NOON).invoices());
    assertEquals(
        List.of(new Invoice(ACME, "2026-11", 3000, DECEMBER)), engine.books(DECEMBER).invoices());
  }

  @ParameterizedTest
  @CsvSource({
    "KEY, CONFLICT, DUPLICATE, REPEATED, 3000",
    "KEY, SAME_ANSWER, ACCEPTED, REPEATED, 3000",
    "KEY, FIRST_BODY, ACCEPTED, REPEATED, 3000",
    "KEY, NEW_BODY, ACCEPTED, REPLACED, 4000",
    "NONE, CONFLICT, ACCEPTED, TAKEN, 7000",
  })
  void take_knownKeyWithAnotherBody_isAnsweredByTheRule(
      Identity identity, Repetition repetition, Word word, Verdict verdict, long sum) {
    var rule = DedupeRule.byKey().by(identity).answering(repetition);
    var engine = new FakeEngine(EngineRules.plain().with(rule));
    var first = engine.take(USAGE, NOON);

    var again = engine.take(EngineRequest.usage("res_b", ACME, 4000, NOON), NOON.plusSeconds(60));

    var books = engine.books(NOON.plusSeconds(60));
    assertEquals(word, again.word());
    assertEquals(verdict, books.requests().getLast().verdict());
    assertEquals(sum, books.billed(ACME));
    assertEquals(
        repetition == Repetition.SAME_ANSWER, first.equals(again), () -> first + " " + again);
  }

  @Test
  void take_newBodyOfAnotherMonth_movesTheLine() {
    var rule = DedupeRule.byKey().answering(Repetition.NEW_BODY);
    var periods = PeriodRule.months().closingAfter(Duration.ofDays(90));
    var engine = new FakeEngine(EngineRules.plain().with(rule).with(periods));
    engine.take(USAGE, NOON);

    engine.take(EngineRequest.usage("res_b", ACME, 4000, DECEMBER), DECEMBER);

    var books = engine.books(DECEMBER);
    assertEquals(0, books.invoiced(ACME, "2026-11"));
    assertEquals(4000, books.invoiced(ACME, "2026-12"));
  }

  @Test
  void take_knownKeyWithAnotherTime_isNewWhereTheTimeIsPartOfIt() {
    var engine =
        new FakeEngine(EngineRules.plain().with(DedupeRule.byKey().by(Identity.KEY_AND_TIME)));
    engine.take(USAGE, NOON);

    var sameTime = engine.take(USAGE, NOON);
    var otherTime = engine.take(EngineRequest.usage("res_b", ACME, 3000, DECEMBER), NOON);

    assertEquals(Word.DUPLICATE, sameTime.word());
    assertEquals(Word.ACCEPTED, otherTime.word());
    assertEquals(6000, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_secondSumOfAnHour_isADuplicate() {
    var rule = DedupeRule.byKey().by(Identity.ACCOUNT_AND_TIME);
    var engine = new FakeEngine(EngineRules.plain().with(rule));
    engine.take(EngineRequest.usage("hour-1", ACME, 5, NOON), NOON);

    var again = engine.take(EngineRequest.usage("hour-1b", ACME, 6, NOON), NOON);
    var other = new Account("acme", "calls");
    var otherMeter = engine.take(EngineRequest.usage("hour-2", other, 6, NOON), NOON);

    assertEquals(Word.DUPLICATE, again.word());
    assertEquals(Word.ACCEPTED, otherMeter.word());
  }

  @Test
  void take_atTheWindowsEnd_knowsTheKeyNoMore() {
    var day = Duration.ofHours(24);
    var engine = new FakeEngine(EngineRules.plain().with(DedupeRule.byKey().within(day)));
    engine.take(USAGE, NOON);

    var inside = engine.take(USAGE, NOON.plus(day).minusMillis(1));
    var after = engine.take(USAGE, NOON.plus(day));

    assertEquals(Word.DUPLICATE, inside.word());
    assertEquals(Word.ACCEPTED, after.word());
    assertEquals(6000, engine.books(NOON.plus(day)).billed(ACME));
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, REFUSED, 3000", "CLAMPED, ACCEPTED, 0", "TAKEN, ACCEPTED, -500"})
  void take_negativeBelowTheFloor_isByTheRule(Floor floor, Word word, long sum) {
    var engine = new FakeEngine(EngineRules.plain().with(floor));
    engine.take(USAGE, NOON);

    var answer = engine.take(EngineRequest.negative("res_r", ACME, -3500, NOON, "res_b"), NOON);

    assertEquals(word, answer.word());
    assertEquals(sum, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_olderThanTheLimit_isRefused() {
    var limits = new TimeLimits(Duration.ofDays(35), Duration.ofMinutes(5));
    var engine = new FakeEngine(EngineRules.plain().with(limits));
    var late = NOON.plus(Duration.ofDays(35));

    var tooFar = engine.take(USAGE, NOON.minusSeconds(301));
    var tooLate = engine.take(USAGE, late.plusMillis(1));
    var inTime = engine.take(USAGE, late);

    assertEquals("too_far_ahead", tooFar.reason());
    assertEquals("too_late", tooLate.reason());
    assertEquals(Word.ACCEPTED, inTime.word());
  }

  @Test
  void take_intoAClosedMonth_isRefusedOrNeverBilled() {
    var strict = new FakeEngine(EngineRules.monthly());
    var rule = PeriodRule.months().into(IntoClosed.TAKEN_AND_NEVER_BILLED);
    var silent = new FakeEngine(EngineRules.plain().with(rule));

    assertEquals(Word.CLOSED, strict.take(USAGE, DECEMBER).word());
    assertEquals(Word.ACCEPTED, silent.take(USAGE, DECEMBER).word());
    assertEquals(0, silent.books(DECEMBER).billed(ACME));
    assertEquals(new EngineReading.Found(3000), silent.line("res_b", DECEMBER));
  }

  @Test
  void take_knownKeyInAClosedMonth_isByWhatIsLookedAtFirst() {
    var keyFirst = new FakeEngine(EngineRules.monthly());
    var timeFirst =
        new FakeEngine(EngineRules.monthly().with(DedupeRule.byKey().lookingFirstAt(First.TIME)));
    keyFirst.take(USAGE, NOON);
    timeFirst.take(USAGE, NOON);

    assertEquals(Word.DUPLICATE, keyFirst.take(USAGE, DECEMBER).word());
    assertEquals(Word.CLOSED, timeFirst.take(USAGE, DECEMBER).word());
  }

  @Test
  void closes_monthOfAZone_isThereAndLaterOrEarlierByTheRule() {
    var lisbon = ZoneId.of("Europe/Lisbon");
    var rule =
        new PeriodRule(lisbon, Duration.ofHours(6), Map.of(), IntoClosed.REFUSED)
            .closedEarly(Map.of(YearMonth.of(2026, 8), NOON));

    // 1 August begins in Lisbon at 23:00 UTC (summer time); closing is six hours later.
    assertEquals("2026-08", rule.of(Instant.parse("2026-07-31T23:00:00Z")));
    assertEquals(Instant.parse("2026-08-01T05:00:00Z"), rule.closes("2026-07"));
    assertEquals(NOON, rule.closes("2026-08"));
    assertNotEquals(NOON, rule.closesByRule("2026-08"));
  }

  @Test
  void take_cancellation_takesTheLineBackWithinItsTime() {
    var way = new CorrectionRule(Kind.CANCEL, Duration.ofHours(24), Needed.OPEN);
    var engine = new FakeEngine(EngineRules.plain().with(List.of(way)));
    engine.take(USAGE, NOON);
    engine.take(EngineRequest.usage("res_c", ACME, 200, NOON), NOON);
    var day = NOON.plus(Duration.ofHours(24));

    var answer = engine.take(EngineRequest.cancel("res_r", ACME, NOON, "res_b"), day);
    var late = engine.take(EngineRequest.cancel("res_s", ACME, NOON, "res_c"), day.plusSeconds(1));
    var unknown = engine.take(EngineRequest.cancel("res_t", ACME, NOON, "res_x"), day);
    var negative = engine.take(EngineRequest.negative("res_u", ACME, -1, NOON, "res_c"), day);

    assertEquals(Word.ACCEPTED, answer.word());
    assertEquals("correction_too_late", late.reason());
    assertEquals("unknown_line", unknown.reason());
    assertEquals("no_such_request", negative.reason());
    assertEquals(3000 - 3000 + 200, engine.books(day).billed(ACME));
  }

  @Test
  void take_replacement_leavesWhatItSays() {
    var way = new CorrectionRule(Kind.REPLACE, null, Needed.OPEN);
    var engine = new FakeEngine(EngineRules.plain().with(List.of(way)));
    engine.take(USAGE, NOON);

    engine.take(EngineRequest.replace("res_r", ACME, 1200, NOON, "res_b"), NOON);

    assertEquals(1200, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_documentTwice_isOneWhereReferencesAreKnown() {
    var credit = EngineRequest.document("res_r", ACME, -1000, NOON);
    var unkeyed = new FakeEngine(EngineRules.plain());
    var rule = new DocumentRule(DocumentRule.both().made(), DocumentRule.Keyed.BY_REFERENCE);
    var keyed = new FakeEngine(EngineRules.plain().with(rule));
    for (var engine : List.of(unkeyed, keyed)) {
      engine.take(credit, NOON);
      engine.take(credit, NOON);
    }

    assertEquals(-2000, unkeyed.books(NOON).billed(ACME));
    assertEquals(-1000, keyed.books(NOON).billed(ACME));
  }

  @ParameterizedTest
  @CsvSource({"EACH, ACCEPTED, 200", "WHOLE, REFUSED, 0"})
  void takeBatch_oneBadItem_costsTheOthersByTheRule(BatchRule.Part part, Word good, long sum) {
    var engine = new FakeEngine(EngineRules.plain().with(new BatchRule(2, part)));
    var bad = EngineRequest.usage("res_bad", ACME, -1, NOON);
    var fine = EngineRequest.usage("res_fine", ACME, 200, NOON);

    var answers = engine.takeBatch(List.of(bad, fine), NOON);
    var tooMany = engine.takeBatch(List.of(fine, fine, fine), NOON);

    assertEquals(List.of(Word.REFUSED, good), answers.stream().map(EngineAnswer::word).toList());
    assertEquals(sum, engine.books(NOON).billed(ACME));
    assertEquals("batch_too_large", tooMany.getLast().reason());
  }

  @Test
  void take_forAStranger_isRefused() {
    var engine = new FakeEngine(EngineRules.plain());
    var stranger = new Account(EngineRules.STRANGER + "-1", "calls");

    var answer = engine.take(EngineRequest.usage("res_b", stranger, 3000, NOON), NOON);

    assertEquals(Word.REFUSED, answer.word());
    assertEquals("unknown_customer", answer.reason());
  }

  @Test
  void take_ofAKeyThatTheEngineDoesNotWant_isRefusedEachTime() {
    var engine = new FakeEngine(EngineRules.plain().with(new Faults(1, 0, 0, 0, 1000, List.of())));

    var first = engine.take(USAGE, NOON);
    var second = engine.take(USAGE, NOON);

    assertEquals(EngineAnswer.of(Word.REFUSED, "not_wanted"), first);
    assertEquals(first, second);
    assertEquals(0, engine.books(NOON).billed(ACME));
  }

  @Test
  void documentByHand_isBilledAndShown() {
    var engine = new FakeEngine(EngineRules.plain());

    engine.documentByHand("res_r", ACME, -700, NOON);

    assertEquals(-700, engine.books(NOON).billed(ACME));
    assertEquals(new EngineReading.Found(-700), engine.document("res_r", NOON));
  }

  @Test
  void line_ofAStaleEngine_isSeenLater() {
    var stale = new ReadBackRule(ReadBackRule.all().ways(), Duration.ofMinutes(5));
    var engine = new FakeEngine(EngineRules.plain().with(stale));
    engine.take(USAGE, NOON);
    var later = NOON.plus(Duration.ofMinutes(5));

    assertEquals(new EngineReading.Absent(), engine.line("res_b", later.minusMillis(1)));
    assertEquals(new EngineReading.Found(3000), engine.line("res_b", later));
    assertEquals(new EngineReading.Found(3000), engine.sum(ACME, "always", later));
    assertEquals(new EngineReading.Absent(), engine.document("res_b", later));
  }

  @Test
  void line_removedByHand_isAbsent() {
    var engine = new FakeEngine(EngineRules.plain());
    engine.take(USAGE, NOON);
    engine.removeByHand("res_b", NOON);
    engine.addByHand("res_stranger", ACME, 70, NOON, NOON);

    assertEquals(new EngineReading.Absent(), engine.line("res_b", NOON));
    assertEquals(70, engine.books(NOON).billed(ACME));
  }

  @Test
  void take_twoAtOnce_areBothTakenInSomeWorlds() {
    int twice = 0;
    for (int seed = 0; seed < 200; seed++) {
      var rule = DedupeRule.byKey().racing(360, Duration.ofSeconds(1));
      var faults = new Faults(seed, 0, 0, List.of());
      var engine = new FakeEngine(EngineRules.plain().with(rule).with(faults));
      engine.take(USAGE, NOON);
      engine.take(USAGE, NOON.plusMillis(3));
      assertEquals(Word.DUPLICATE, engine.take(USAGE, NOON.plusSeconds(1)).word());
      twice += engine.books(NOON.plusSeconds(1)).billed(ACME) == 6000 ? 1 : 0;
    }
    int found = twice;
    // 200 worlds × 0.36 = 72; the seeds are fixed, so this is always the same number.
    assertTrue(found > 50 && found < 95, () -> "" + found);
  }

  @Test
  void take_keyOfAnotherAccount_isANewOneWhereTheAccountBelongsToTheKey() {
    var globex = new Account("globex", "policy_signed");
    var engine =
        new FakeEngine(EngineRules.plain().with(DedupeRule.byKey().by(Identity.ACCOUNT_AND_KEY)));
    engine.take(USAGE, NOON);

    assertEquals(
        Word.ACCEPTED, engine.take(EngineRequest.usage("res_b", globex, 50, NOON), NOON).word());
    assertEquals(Word.DUPLICATE, engine.take(USAGE, NOON).word());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-31T23:59:59Z, 3000",
    "2027-01-31T23:59:59Z, 3000",
    "2027-02-01T00:00:00Z, 0"
  })
  void take_intoOneOfTheTwoMonthsBefore_isBilledLate(Instant now, long billed) {
    var rule = PeriodRule.months().into(IntoClosed.BILLED_TWO_MONTHS_LATE);
    var engine = new FakeEngine(EngineRules.monthly().with(rule));

    assertEquals(Word.ACCEPTED, engine.take(USAGE, now).word());

    assertEquals(billed, engine.books(now).billed(ACME));
  }

  @Test
  void books_ofAnAccountBelowItsInvoice_haveTheInvoicesBeforeAlone() {
    var engine = stopping();
    engine.take(USAGE, NOON);
    engine.take(EngineRequest.negative("res_r", ACME, -1000, NOON, "res_b"), DECEMBER);
    engine.take(EngineRequest.usage("res_c", ACME, 500, DECEMBER), DECEMBER);
    var january = Instant.parse("2027-01-01T00:00:00Z");

    assertEquals(
        List.of(new Invoice(ACME, "2026-11", 3000, DECEMBER)), engine.books(january).invoices());

    engine.take(EngineRequest.usage("res_d", ACME, 1000, NOON), DECEMBER.plusSeconds(60));
    assertEquals(3500, engine.books(january).billed(ACME));
  }

  @Test
  void books_ofAMonthBelowZero_haveNoInvoice() {
    var engine = stopping();
    engine.take(EngineRequest.negative("res_r", ACME, -1000, NOON, "res_b"), NOON);

    assertEquals(List.of(), engine.books(DECEMBER).invoices());
  }

  private static FakeEngine stopping() {
    return new FakeEngine(
        EngineRules.plain()
            .with(Floor.STOPS_INVOICES)
            .with(PeriodRule.months().into(IntoClosed.BILLED_TWO_MONTHS_LATE)));
  }
}

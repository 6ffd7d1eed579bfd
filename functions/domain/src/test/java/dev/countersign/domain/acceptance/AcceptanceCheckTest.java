package dev.countersign.domain.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.acceptance.AcceptanceAnswer.Accepted;
import dev.countersign.domain.acceptance.AcceptanceAnswer.AcceptedExcept;
import dev.countersign.domain.acceptance.AcceptanceAnswer.Refused;
import dev.countersign.domain.acceptance.AcceptanceDecision.Counts;
import dev.countersign.domain.acceptance.AcceptanceDecision.Stands;
import dev.countersign.domain.acceptance.AcceptanceDecision.Timeliness;
import dev.countersign.domain.acceptance.AcceptanceDecision.TooLate;
import dev.countersign.domain.acceptance.AcceptanceDecision.Unusable;
import dev.countersign.domain.acceptance.MonthReview.OnSilence;
import dev.countersign.domain.terms.CalendarSpan;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of what the payer says: a row for each rule. */
final class AcceptanceCheckTest {
  private static final MonthRoot ROOT =
      new MonthRoot("qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=");
  private static final MonthRoot OTHER =
      new MonthRoot("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

  /** By the zone's calendar the review of thirty days ends an hour earlier than by elapsed time. */
  private static final SealedRoot SEALED =
      new SealedRoot(ROOT, ZoneId.of("Europe/Berlin"), Instant.parse("2026-03-03T23:00:00Z"));

  private static final Instant IN_TIME = Instant.parse("2026-04-02T21:59:59.999Z");
  private static final Instant LATE = Instant.parse("2026-04-02T22:00:00Z");

  private static final AcceptanceAnswer ACCEPTED = new Accepted();
  private static final AcceptanceAnswer REFUSED = new Refused();
  private static final AcceptanceAnswer BUT_ONE = except("1");
  private static final AcceptanceAnswer BUT_TWO = except("1", "2");

  private static AcceptedExcept except(String... digits) {
    return new AcceptedExcept(
        Set.of(
            Stream.of(digits)
                .map(digit -> new OutcomeId("out_" + digit.repeat(32)))
                .toArray(OutcomeId[]::new)));
  }

  private static AcceptanceDecision decided(
      Optional<SealedRoot> sealed,
      Optional<AcceptanceAnswer> standing,
      MonthRoot root,
      AcceptanceAnswer answer,
      OnSilence onSilence,
      Instant now) {
    return AcceptanceCheck.decide(
        sealed,
        standing,
        new Acceptance(YearMonth.of(2026, 2), root, answer),
        review(onSilence),
        now);
  }

  private static AcceptanceDecision answered(AcceptanceAnswer standing, AcceptanceAnswer answer) {
    return decided(
        Optional.of(SEALED), Optional.of(standing), ROOT, answer, OnSilence.ACCEPTED, IN_TIME);
  }

  private static AcceptanceDecision first(OnSilence onSilence, Instant now) {
    return decided(Optional.of(SEALED), Optional.empty(), ROOT, ACCEPTED, onSilence, now);
  }

  private static MonthReview review(OnSilence onSilence) {
    return new MonthReview(CalendarSpan.parse("P30D"), onSilence);
  }

  private static String reason(AcceptanceDecision decision) {
    return assertInstanceOf(Unusable.class, decision).problem().reason();
  }

  @Test
  void answer_aboutAMonthThatIsNotSealed_isRefusedByName() {
    var decision =
        decided(Optional.empty(), Optional.empty(), ROOT, ACCEPTED, OnSilence.OPEN, IN_TIME);
    assertEquals("not_sealed", reason(decision));
  }

  @Test
  void answer_aboutAnotherRoot_isRefusedByName() {
    var decision =
        decided(Optional.of(SEALED), Optional.empty(), OTHER, ACCEPTED, OnSilence.OPEN, IN_TIME);
    assertEquals("another_root", reason(decision));
  }

  @Test
  void answer_aboutAnotherRootThatStandsAlready_isRefusedByName() {
    var decision =
        decided(
            Optional.of(SEALED), Optional.of(ACCEPTED), OTHER, ACCEPTED, OnSilence.OPEN, IN_TIME);
    assertEquals("another_root", reason(decision));
  }

  @ParameterizedTest
  @EnumSource(OnSilence.class)
  void answer_inTime_counts(OnSilence onSilence) {
    assertEquals(new Counts(Timeliness.IN_TIME), first(onSilence, IN_TIME));
  }

  @Test
  void answer_afterTheReviewWhereSilenceAccepts_isTooLate() {
    assertEquals(new TooLate(), first(OnSilence.ACCEPTED, LATE));
  }

  @Test
  void answer_afterTheReviewWhereSilenceIsOpen_countsAndIsLate() {
    assertEquals(new Counts(Timeliness.LATE), first(OnSilence.OPEN, LATE));
  }

  static Stream<Arguments> sameAnswers() {
    return Stream.of(ACCEPTED, REFUSED, BUT_ONE, BUT_TWO).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("sameAnswers")
  void answer_thatStandsAlready_changesNothing(AcceptanceAnswer answer) {
    assertEquals(new Stands(), answered(answer, answer));
  }

  @Test
  void answer_thatStandsAlreadyAfterTheReview_changesNothing() {
    var decision =
        decided(
            Optional.of(SEALED), Optional.of(ACCEPTED), ROOT, ACCEPTED, OnSilence.ACCEPTED, LATE);
    assertEquals(new Stands(), decision);
  }

  static Stream<Arguments> allowed() {
    return Stream.of(Arguments.of(REFUSED, ACCEPTED), Arguments.of(BUT_ONE, ACCEPTED));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void accepted_afterRefusedOrAllBut_counts(AcceptanceAnswer standing, AcceptanceAnswer next) {
    assertEquals(new Counts(Timeliness.IN_TIME), answered(standing, next));
  }

  static Stream<Arguments> forbidden() {
    return Stream.of(
        Arguments.of(ACCEPTED, REFUSED),
        Arguments.of(ACCEPTED, BUT_ONE),
        Arguments.of(REFUSED, BUT_ONE),
        Arguments.of(BUT_ONE, REFUSED),
        Arguments.of(BUT_ONE, BUT_TWO),
        Arguments.of(BUT_TWO, BUT_ONE));
  }

  @ParameterizedTest
  @MethodSource("forbidden")
  void anotherAnswer_afterTheFirst_isRefusedByName(
      AcceptanceAnswer standing, AcceptanceAnswer next) {
    assertEquals("answered", reason(answered(standing, next)));
  }

  @Test
  void silence_afterTheReviewWithoutAnAnswer_acceptsWhereTheTenantSaysSo() {
    var nobody = Optional.<AcceptanceAnswer>empty();
    assertTrue(
        AcceptanceCheck.isAcceptedBySilence(SEALED, nobody, review(OnSilence.ACCEPTED), LATE));
    assertFalse(
        AcceptanceCheck.isAcceptedBySilence(SEALED, nobody, review(OnSilence.ACCEPTED), IN_TIME));
    assertFalse(AcceptanceCheck.isAcceptedBySilence(SEALED, nobody, review(OnSilence.OPEN), LATE));
  }

  @ParameterizedTest
  @MethodSource("sameAnswers")
  void silence_afterAnAnswer_acceptsNothing(AcceptanceAnswer answer) {
    assertFalse(
        AcceptanceCheck.isAcceptedBySilence(
            SEALED, Optional.of(answer), review(OnSilence.ACCEPTED), LATE));
  }
}

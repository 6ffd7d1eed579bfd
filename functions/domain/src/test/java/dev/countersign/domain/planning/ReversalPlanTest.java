package dev.countersign.domain.planning;

import static dev.countersign.domain.planning.Desk.ACCEPTED;
import static dev.countersign.domain.planning.EngineBuilder.ableEngine;
import static dev.countersign.domain.planning.EngineBuilder.engine;
import static dev.countersign.domain.planning.Story.NOON;
import static dev.countersign.domain.planning.Story.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.planning.PersonsDecision.Wish;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.BillingTarget;
import dev.countersign.domain.posting.BillingTarget.Counted;
import dev.countersign.domain.posting.CorrectionWay.While;
import dev.countersign.domain.posting.DueStep;
import dev.countersign.domain.posting.EngineAnswer;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.PostingState.Corrected;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.Waiting;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.RequestKind.Direction;
import dev.countersign.domain.posting.RequestKind.How;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/billing.md}, section 5, line by line. */
final class ReversalPlanTest {
  private static final BillingLine B = signed().billable(1, 3000);
  private static final BillingLine GONE = signed().reversal(1, 3000);
  private static final BillingLine R = signed().replaced(1, 3000);
  private static final BillingLine N = signed().replacing(2, 2000);
  private static final String IN_DECEMBER = "2026-12-05T00:00:00Z";

  private static Desk desk() {
    return new Desk(ableEngine().build(), NOON);
  }

  @Test
  void reversal_ofBillableThatNeverCame_annulsBoth() {
    var desk = desk().arrives(GONE);
    assertEquals("annulled", desk.word(GONE));
    assertEquals("annulled", desk.word(B));
  }

  @Test
  void billable_thatItsReversalOvertook_getsItsOwnLineAndStaysAnnulled() {
    var desk = desk().arrives(GONE, B);
    assertEquals("annulled", desk.word(B));
    assertEquals(B, desk.posting(B).line());
  }

  @Test
  void reversal_ofReadyBillable_annulsBoth() {
    var desk = desk().arrives(B, GONE);
    assertEquals("annulled", desk.word(B));
    assertEquals("annulled", desk.word(GONE));
    assertEquals(DueStep.NOTHING, desk.due(B));
  }

  @Test
  void reversal_ofBillableThatTheEngineSurelyDidNotTake_annulsBoth() {
    var desk = desk().arrives(B).answered(B, new EngineAnswer.Retry(null)).arrives(GONE);
    assertEquals("annulled", desk.word(B));
  }

  @Test
  void reversal_ofHeldBillableThatTheEngineHasNot_annulsBoth() {
    var desk = desk().arrives(B).answered(B, refused()).arrives(R, N);
    assertEquals("annulled", desk.word(B));
    assertEquals("annulled", desk.word(R));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void reversal_ofBillableGivenUp_isAnnulledAlone() {
    var desk = desk().arrives(B).answered(B, refused());
    desk.wishes(B, Wish.GIVE_UP);
    desk.arrives(GONE);
    assertEquals("given_up", desk.word(B));
    assertEquals("annulled", desk.word(GONE));
  }

  @Test
  void reversal_ofBillableBeingSent_waitsWithWhatReplacesIt() {
    var desk = desk().arrives(B);
    var claimed = desk.claimed(B);
    desk.arrives(R, N);
    assertEquals(new Waiting(B.id()), desk.state(R));
    assertEquals(new Waiting(R.id()), desk.state(N));
    desk.answered(claimed, ACCEPTED);
    assertEquals("ready", desk.word(R));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void reversal_ofBillableThatTheEngineThenRefuses_annulsBoth() {
    var desk = desk().arrives(B);
    var claimed = desk.claimed(B);
    desk.arrives(R, N).answered(claimed, refused());
    assertEquals("annulled", desk.word(B));
    assertEquals("annulled", desk.word(R));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void reversal_ofBillableThatTheEngineMayHave_waitsUntilAPersonLooked() {
    var desk = desk().arrives(B).answered(B, new EngineAnswer.Duplicate(null)).arrives(R, N);
    assertEquals(new Waiting(B.id()), desk.state(R));
    assertEquals(new Waiting(R.id()), desk.state(N));
    desk.wishes(B, Wish.DONE);
    assertEquals(How.NEGATIVE, how(desk.planned(R)));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void reversal_ofBillableThatAPersonDidNotFindThere_annulsBoth() {
    var desk = desk().arrives(B).answered(B, new EngineAnswer.Duplicate(null)).arrives(R, N);
    desk.wishes(B, Wish.RELEASE_NOT_THERE);
    assertEquals("annulled", desk.word(B));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void reversal_ofSentBillable_isCorrectedAtItsPostingTime() {
    var desk = desk().arrives(B).sent(B).wait(Duration.ofDays(3)).arrives(R, N);
    assertEquals(
        new PlannedRequest(
            new RequestKind.Correction(How.NEGATIVE, B.id()),
            new EngineCustomer("cus_1"),
            -3000,
            B.occurredAt()),
        desk.planned(R));
    assertEquals("ready", desk.word(N));
  }

  @Test
  void correction_ofUsageWhoseCustomerHasAnotherIdNow_goesToWhereTheUsageWent() {
    var desk = desk().arrives(B).sent(B);
    var renamed = new Desk(ableEngine().customers(Map.of("cus_1", other())).build(), NOON);
    renamed.postings = desk.postings;
    renamed.arrives(GONE);
    assertEquals(new EngineCustomer("cus_1"), renamed.planned(GONE).customer());
  }

  @Test
  void ways_ofAnEngine_areTakenInOrder() {
    var engine = engine().cancel(Duration.ofHours(24), While.ALWAYS).negative(null).build();
    var desk = new Desk(engine, NOON).arrives(B).sent(B).arrives(GONE);
    assertEquals(How.CANCEL, how(desk.planned(GONE)));
    desk.wait(Duration.ofHours(22)).wait(Duration.ofMinutes(59));
    assertEquals(How.CANCEL, how(desk.planned(GONE)));
    desk.wait(Duration.ofMinutes(1));
    assertEquals(How.NEGATIVE, how(desk.planned(GONE)));
  }

  @Test
  void cancelling_inAClosedPeriod_needsAnEngineThatSaysSo() {
    var always = engine().cancel(null, While.ALWAYS).documents(Direction.CREDIT).build();
    var open = engine().cancel(null, While.OPEN).documents(Direction.CREDIT).build();
    assertEquals(How.CANCEL, how(inDecember(always).planned(GONE)));
    assertInstanceOf(RequestKind.Document.class, inDecember(open).planned(GONE).kind());
  }

  @Test
  void negative_inAClosedPeriod_isNeverSent() {
    var boundless = engine().negative(null, While.ALWAYS).documents(Direction.CREDIT).build();
    assertInstanceOf(RequestKind.Document.class, inDecember(boundless).planned(GONE).kind());
  }

  @Test
  void negative_datedBeforeTheLateLimit_isNeverSent() {
    var late = engine().late(Duration.ofDays(5)).negative(null).documents(Direction.CREDIT).build();
    var desk = new Desk(late, NOON).arrives(B).sent(B).arrives(GONE);
    assertEquals(How.NEGATIVE, how(desk.wait(Duration.ofHours(119)).planned(GONE)));
    desk.wait(Duration.ofSeconds(1));
    assertInstanceOf(RequestKind.Document.class, desk.planned(GONE).kind());
  }

  @Test
  void document_thatHasWhatReplaces_isMadeAlsoWhereACorrectionAppliesLater() {
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, N);
    var able = ableEngine().cancel(null, While.ALWAYS).build();
    var later = new Desk(able, desk.now);
    later.postings = desk.postings;
    assertEquals(-1000, later.planned(R).value());
  }

  @Test
  void document_thatWasNotTakenAndHasAnotherNetNow_isMadeAnew() {
    var nobodys = signed().billTo(Map.of("id", "unknown")).replacing(2, 2000);
    var customers = Map.of("cus_1", new EngineCustomer("a"));
    var desk = new Desk(ableEngine().customers(customers).build(), NOON).arrives(B).sent(B);
    desk.at(IN_DECEMBER).arrives(R, nobodys).answered(R, new EngineAnswer.Retry(Duration.ZERO));
    assertEquals("held", desk.word(nobodys));
    var both = Map.of("cus_1", new EngineCustomer("a"), "unknown", new EngineCustomer("a"));
    var mended = new Desk(ableEngine().customers(both).build(), desk.now);
    mended.postings = desk.postings;
    mended.wishes(nobodys, Wish.RELEASE);
    assertEquals(-1000, mended.planned(R).value());
  }

  @Test
  void reversal_inAClosedPeriod_isADocumentOverTheNet() {
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, N);
    assertEquals(new Corrected(desk.now, R.id()), desk.state(N));
    var planned = desk.planned(R);
    assertEquals(new RequestKind.Document(Direction.CREDIT, B.id()), planned.kind());
    assertEquals(-1000, planned.value());
  }

  @Test
  void document_ofMoreThanWasBilled_isACharge() {
    var more = signed().replacing(2, 5000);
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(more, R);
    assertEquals(new RequestKind.Document(Direction.CHARGE, B.id()), desk.planned(R).kind());
    assertEquals(2000, desk.planned(R).value());
  }

  @Test
  void document_whereQuantitiesAreCounted_isAPersonsTask() {
    var target = ableEngine().counting(Counted.QUANTITY).build();
    var desk = new Desk(target, NOON).arrives(B).sent(B).at(IN_DECEMBER).arrives(GONE);
    desk.settles(GONE);
    var held = assertInstanceOf(Held.class, desk.state(GONE));
    var november = YearMonth.of(2026, 11);
    assertEquals(new HeldReason.Task(new EngineCustomer("cus_1"), -1, november), held.reason());
  }

  @Test
  void document_ofNothing_isNotMade() {
    var same = signed().replacing(2, 3000);
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, same);
    assertEquals("annulled", desk.word(R));
    assertEquals(new Corrected(desk.now, R.id()), desk.state(same));
  }

  @Test
  void document_ofRestatement_waitsForWhatReplaces() {
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R);
    assertEquals(new Waiting(N.id()), desk.state(R));
    assertEquals(-1000, desk.arrives(N).planned(R).value());
  }

  @Test
  void document_whereTheNewBillableHasAnotherCurrencyMeterOrCustomer_isOfTheReversalAlone() {
    var others =
        new Story[] {
          signed().in(Currency.getInstance("USD")),
          signed().by("claims"),
          signed().billTo(Map.of("id", "cus_2"))
        };
    for (Story story : others) {
      var other = story.replacing(2, 2000);
      var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, other);
      assertEquals(-3000, desk.planned(R).value());
      assertEquals("ready", desk.word(other));
    }
  }

  @Test
  void document_whereTheNewBillableIsHeld_isOfTheReversalAlone() {
    var nobodys = signed().billTo(Map.of()).replacing(2, 2000);
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, nobodys);
    assertEquals(-3000, desk.planned(R).value());
    assertEquals("held", desk.word(nobodys));
  }

  @Test
  void document_whereTheTargetBillsAnotherCurrencyByNow_isOfTheReversalAlone() {
    var sent = desk().arrives(B).sent(B);
    var dollars = ableEngine().currency(Currency.getInstance("USD")).build();
    var desk = new Desk(dollars, Instant.parse(IN_DECEMBER));
    desk.postings = sent.postings;
    desk.arrives(R, N);
    assertEquals(-3000, desk.planned(R).value());
    assertEquals("held", desk.word(N));
  }

  @Test
  void document_thatTheEngineCannotMake_isAPersonsTask() {
    var credits = engine().documents(Direction.CHARGE).build();
    var desk = new Desk(credits, NOON).arrives(B).sent(B).at(IN_DECEMBER).arrives(R, N).settles(R);
    var task = new HeldReason.Task(new EngineCustomer("cus_1"), -1000, YearMonth.of(2026, 11));
    assertEquals(task, assertInstanceOf(Held.class, desk.state(R)).reason());
    desk.wishes(R, Wish.DONE);
    assertEquals("sent", desk.word(R));
  }

  @Test
  void reversal_ofWhatADocumentHolds_isADocumentAgain() {
    var again = signed().replaced(2, 2000);
    var third = signed().replacing(3, 2500);
    var desk = desk().arrives(B).sent(B).at(IN_DECEMBER).arrives(R, N).sent(R);
    desk.arrives(again, third);
    assertEquals(new RequestKind.Document(Direction.CHARGE, N.id()), desk.planned(again).kind());
    assertEquals(500, desk.planned(again).value());
  }

  @Test
  void reversal_ofWhatAPersonBilledByHand_isADocument() {
    var desk = desk().arrives(B).answered(B, refused());
    desk.wishes(B, Wish.DONE);
    desk.arrives(GONE);
    assertEquals(new RequestKind.Document(Direction.CREDIT, B.id()), desk.planned(GONE).kind());
  }

  @Test
  void correction_thatIsDueAfterThePeriodClosed_becomesADocumentWithWhatIsUnsent() {
    var desk = desk().arrives(B).sent(B).arrives(R, N).at(IN_DECEMBER);
    desk.settles(R);
    assertEquals(-1000, desk.planned(R).value());
    assertEquals("corrected", desk.word(N));
  }

  @Test
  void correction_thatTheEngineCallsClosed_becomesADocumentOfWhatIsUnsent() {
    var desk = desk().arrives(B).sent(B).arrives(R, N).sent(N);
    desk.answered(R, new EngineAnswer.Closed());
    assertEquals(new RequestKind.Document(Direction.CREDIT, B.id()), desk.planned(R).kind());
    assertEquals(-3000, desk.planned(R).value());
    assertEquals("sent", desk.word(N));
  }

  @Test
  void reversals_inAChain_cascade() {
    var again = signed().reversal(2, 2000);
    var desk = desk().arrives(B);
    var claimed = desk.claimed(B);
    desk.arrives(again);
    assertEquals("annulled", desk.word(N));
    desk.arrives(N, R);
    assertEquals("waiting", desk.word(R));
    desk.answered(claimed, ACCEPTED);
    assertEquals(-3000, desk.planned(R).value());
  }

  private static Desk inDecember(BillingTarget target) {
    return new Desk(target, Instant.parse("2026-11-30T20:00:00Z"))
        .arrives(B)
        .sent(B)
        .at(IN_DECEMBER)
        .arrives(GONE);
  }

  private static How how(PlannedRequest request) {
    return assertInstanceOf(RequestKind.Correction.class, request.kind()).how();
  }

  private static EngineCustomer other() {
    return new EngineCustomer("cus_9");
  }

  private static EngineAnswer refused() {
    return new EngineAnswer.Refused(new EngineWord("no_such_meter"));
  }
}

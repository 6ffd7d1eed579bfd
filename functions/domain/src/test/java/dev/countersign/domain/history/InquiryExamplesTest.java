package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.DisputeLife.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.fixture.InquiryLife;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.Decision.Unchanged;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.ExemptionRule;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a claim that nobody attested: {@code docs/disputes.md}, sections 11 and 13. */
final class InquiryExamplesTest {
  private static final String DEADLINE = "2026-12-09T09:10:00Z";

  @Test
  void wait_thatHasEnded_draftsWithItsDeadline() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    life.assertStands("Parked(inquiry)", "");
    assertEquals(Instant.parse(DEADLINE), life.outcome().last().lookAgainOrNull());
    assertEquals("open", life.end());
  }

  @Test
  void wait_thatLasts_draftsNothing() {
    var life = InquiryLife.under(InquiryLife.terms(OnNoAnswer.DECLINED));
    assertInstanceOf(Unchanged.class, life.due("2026-11-09T09:09:59Z"));
  }

  @Test
  void draft_ofWhatWasHeardOrIsNotClaimed_isNone() {
    var life = InquiryLife.under(InquiryLife.terms(OnNoAnswer.DECLINED));
    var heard = new HeardUnder(InquiryLife.POLICY, Instant.parse("2026-11-05T00:00:00Z"));
    var at = InquiryLife.WAITED;
    assertInstanceOf(Unchanged.class, life.due(at, InquiryLife.session().build(), heard));
    for (SessionBuilder form :
        List.of(
            InquiryLife.session().claimed(),
            InquiryLife.session().mode(Session.Mode.TEST),
            InquiryLife.session().arm(Session.Arm.HOLDOUT))) {
      assertInstanceOf(Unchanged.class, life.due(at, form.build(), null));
    }
  }

  @Test
  void draft_byTermsWithoutInquiries_isNone() {
    var life = InquiryLife.under(TermsBuilder.terms());
    assertInstanceOf(Unchanged.class, life.due(InquiryLife.WAITED));
  }

  @Test
  void draft_twice_isOne() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    assertInstanceOf(Unchanged.class, life.due("2026-11-20T00:00:00Z"));
  }

  /** Example M: an inquiry that becomes a bill by attestation. */
  @Test
  void inquiry_heardBeforeItsDeadline_isVoidAndThePolicyIsBilled() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    life.heard("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z");
    life.assertStands("Void(attested) policy_signed/policy/P-7", "");
    assertEquals("attested by payer at 2026-12-01T00:00:00Z", life.end());
    assertEquals(3000, attested("2026-12-01T00:00:00Z").net() + life.outcome().net());
  }

  /** Example N: silence that is owed, and heard later. */
  @Test
  void inquiry_owedBySilenceAndHeardLater_isBilledOnce() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    life.outcome().pass("2026-12-10T00:00:00Z");
    life.assertStands("Billable(unanswered)", "+30.00");
    var billable = life.outcome().events().getFirst();
    assertEquals(Instant.parse("2026-11-02T09:00:00Z"), billable.occurredAt());
    assertEquals(Instant.parse(DEADLINE), billable.recordedAt());
    assertEquals("unanswered", billable.reasonOrNull());
    assertEquals(List.of(), billable.attestations());
    assertNull(billable.provableToOrNull());
    assertEquals("ses_9", billable.shares().getFirst().session().value());

    life.heard("2026-12-20T00:00:00Z", "2026-12-20T00:00:00Z");
    life.assertStands("Reversed(attested) policy_signed/policy/P-7", "+30.00 -30.00");
    assertEquals(ResultEvent.Kind.REVERSAL, life.outcome().events().getLast().kind());
    assertEquals(3000, attested("2026-12-20T00:00:00Z").net() + life.outcome().net());
  }

  @Test
  void silence_thatDeclines_lapsesAndCanStillBeHeard() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    life.outcome().pass(DEADLINE);
    life.assertStands("Lapsed(unanswered)", "");
    assertEquals("declined by silence at " + DEADLINE, life.end());
    life.heard("2026-12-20T00:00:00Z", "2026-12-20T00:00:00Z");
    life.assertStands("Void(attested) policy_signed/policy/P-7", "");
  }

  @Test
  void silence_ofASessionWithAnEnd_isOwedFromThen() {
    var life = InquiryLife.under(InquiryLife.terms(OnNoAnswer.OWED));
    life.due(InquiryLife.WAITED, InquiryLife.session().ended("2026-11-30T10:00:00Z").build(), null);
    life.outcome().pass(DEADLINE);
    life.assertStands("Held", "");
    life.outcome().pass("2026-12-14T10:00:00Z");
    life.assertStands("Billable(unanswered)", "+30.00");
  }

  @Test
  void silence_ofASessionThatAPersonHandled_isOwedByTheTable() {
    var life =
        InquiryLife.under(
            InquiryLife.terms(OnNoAnswer.OWED).freeWhen(new ExemptionRule.HumanHandled()));
    var form = InquiryLife.session().handledBy(Session.HandledBy.HUMAN).build();
    life.due(InquiryLife.WAITED, form, null);
    life.outcome().pass(DEADLINE);
    life.assertStands("NotBillable(human_handled)", "");
    assertEquals("owed by silence at " + DEADLINE, life.end());
  }

  @Test
  void decline_inTimeAndDecidedLate_takesTheSilenceAway() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    life.outcome().pass(DEADLINE);
    life.declines("2026-12-09T09:09:59Z", "2026-12-12T00:00:00Z");
    life.assertStands("NotBillable(declined) no_such_result", "+30.00 -30.00");
    assertEquals("decided", refused(life.withdraws("2026-12-13T00:00:00Z", "2026-12-13T00:00:00Z")));
  }

  @Test
  void decline_atTheDeadline_isTooLate() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    assertEquals("decided", refused(life.declines(DEADLINE, DEADLINE)));
    life.assertStands("Billable(unanswered)", "+30.00");
  }

  @Test
  void withdrawal_ofWhatIsOwed_takesItBack() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    life.withdraws("2026-12-13T00:00:00Z", "2026-12-13T00:00:00Z");
    life.assertStands("Reversed(withdrawn)", "+30.00 -30.00");
    life.heard("2026-12-20T00:00:00Z", "2026-12-20T00:00:00Z");
    life.assertStands("Reversed(attested) policy_signed/policy/P-7", "+30.00 -30.00");
  }

  @Test
  void correction_thatClaimsNoMore_withdraws() {
    for (SessionBuilder form :
        List.of(
            InquiryLife.corrected("2026-11-20T00:00:00Z").claimed(),
            InquiryLife.corrected("2026-11-20T00:00:00Z").mode(Session.Mode.TEST),
            InquiryLife.corrected("2026-11-20T00:00:00Z").arm(Session.Arm.HOLDOUT))) {
      var life = InquiryLife.drafted(OnNoAnswer.OWED);
      life.outcome().record(form);
      life.assertStands("Void(withdrawn)", "");
      assertEquals("withdrawn by seller at 2026-11-20T00:00:00Z", life.end());
    }
  }

  @Test
  void correction_afterItWasOwed_withdrawsOrBillsAnew() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    var gone = life.copy();
    life.outcome().record(InquiryLife.corrected("2026-12-13T00:00:00Z").agent("other"));
    life.assertStands("Billable(unanswered)", "+30.00 -30.00 +30.00");
    gone.outcome().record(InquiryLife.corrected("2026-12-13T00:00:00Z").claimed());
    gone.assertStands("Reversed(withdrawn)", "+30.00 -30.00");
  }

  @Test
  void correction_toAStartBeforeAllTerms_leavesNoDeadlineAndOwesNothing() {
    var life = InquiryLife.drafted(OnNoAnswer.OWED);
    var owed = life.copy();
    var before = InquiryLife.corrected("2026-11-20T00:00:00Z").started("2025-12-01T00:00:00Z");
    life.outcome().record(before);
    life.outcome().pass("2027-03-01T00:00:00Z");
    life.assertStands("Parked(inquiry)", "");
    owed.outcome().pass(DEADLINE);
    owed.outcome().record(before.received("2026-12-20T00:00:00Z"));
    owed.assertStands("NotBillable(no_terms)", "+30.00 -30.00");
  }

  private static OutcomeFixture attested(String at) {
    var policy =
        new OutcomeFixture(
            TermsBuilder.book(InquiryLife.terms(OnNoAnswer.DECLINED)), InquiryLife.POLICY);
    policy.record(InquiryLife.session().keys(StatementBuilder.RECORD));
    policy.say(StatementBuilder.attested("m1").stated(Instant.parse(at)).received(Instant.parse(at)));
    return policy.pass("2027-01-01T00:00:00Z");
  }
}

package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.DisputeLife.attested;
import static dev.countersign.domain.fixture.DisputeLife.refused;
import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import dev.countersign.domain.terms.ExemptionRule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The worked examples of {@code docs/disputes.md}, section 13. */
final class DisputeExamplesTest {
  private static final String TENTH = "2026-12-10T09:00:00Z";
  private static final DisputeFinding TWENTY =
      new DisputeFinding.Adjusted(StatementBuilder.money("20.00", "EUR"));

  private static DisputeLife withheld() {
    return DisputeLife.under(
        DisputeLife.terms(OnSilence.FALLS, OnSilence.STANDS, Meanwhile.WITHHELD));
  }

  private static void isDated(DisputeLife life, String occurredAt) {
    assertEquals(Instant.parse(occurredAt), life.outcome().events().getLast().occurredAt());
  }

  @Test
  void a_sellerSilent_falls() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.NOT_DELIVERED, null);
    life.assertStands("Billable(disputed)", "+30.00");

    life.outcome().pass("2026-12-20T09:00:00Z");

    life.assertStands("NotBillable(unanswered)", "+30.00 -30.00");
    assertEquals("not_delivered", life.outcome().last().detailOrNull());
    isDated(life, "2026-12-20T09:00:00Z");
    assertEquals("decided", refused(life.contests("2026-12-21T09:00:00Z")));
  }

  /** Up to the offer. */
  private static DisputeLife offered() {
    var life = DisputeLife.usual();
    life.disputes("2026-12-12T09:00:00Z", DisputeCode.WRONG_VALUE, "18.00");
    life.offers("2026-12-15T09:00:00Z", "25.00");
    return life;
  }

  @Test
  void b_adjustedThenClawedBack_leavesTheLesser() {
    var life = offered();
    life.rules("2027-01-10T09:00:00Z", TWENTY);
    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +20.00");
    isDated(life, "2027-01-10T09:00:00Z");

    life.outcome().say(retracted("m2").at("2027-03-01T10:00:00Z").reason("cancelled"));

    life.assertStands("Reversed(cancelled)", "+30.00 -30.00 +20.00 -20.00 +4.93");
    isDated(life, "2027-03-01T10:00:00Z");
  }

  @Test
  void c_nobodyRulesAndSomethingWasOffered_isTheOffer() {
    var life = offered();
    life.outcome().pass("2027-01-14T08:59:59Z");
    assertEquals("", life.end());

    life.outcome().pass("2027-01-14T09:00:00Z");

    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +25.00");
    assertEquals("adjusted by silence", life.end());
  }

  @Test
  void c_withdrawnAfterAnOffer_isTheOffer() {
    var life = offered();
    life.withdraws("2026-12-20T09:00:00Z");
    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +25.00");
    assertEquals("adjusted by seller", life.end());
  }

  @Test
  void c_offeredNoMoreThanIsHeldOwed_isConceded() {
    var life = offered();
    life.offers("2026-12-20T09:00:00Z", "18.00");
    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +18.00");
    assertEquals("falls by seller", life.end());
  }

  @Test
  void d_withheldAndStands_isBilledAgain() {
    var life = withheld();
    life.disputes(TENTH, DisputeCode.HUMAN_DID_IT, null);
    life.assertStands("Held(disputed)", "+30.00 -30.00");
    isDated(life, TENTH);
    assertEquals("disputed", life.outcome().events().getLast().reasonOrNull());
    life.contests("2026-12-11T09:00:00Z");

    life.rules("2027-01-05T09:00:00Z", new DisputeFinding.Stands());

    life.assertStands("Billable", "+30.00 -30.00 +30.00");
    isDated(life, "2027-01-05T09:00:00Z");
  }

  @Test
  void e_withheldInPart_leavesWhatIsNotDisputed() {
    var life = withheld();
    life.disputes(TENTH, DisputeCode.WRONG_VALUE, "18.00");
    life.assertStands("Billable(disputed)", "+30.00 -30.00 +18.00");

    life.outcome().pass("2026-12-20T09:00:00Z");

    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +18.00");
    assertEquals("falls by silence", life.end());
  }

  @Test
  void e_withheldInPartAndStands_isBilledInFull() {
    var life = withheld();
    life.disputes(TENTH, DisputeCode.WRONG_VALUE, "18.00");
    life.withdraws("2026-12-15T09:00:00Z");
    life.assertStands("Billable", "+30.00 -30.00 +18.00 -18.00 +30.00");
    assertEquals("disputed", life.outcome().events().get(3).reasonOrNull());
  }

  @Test
  void f_beforeItIsPublishedAndConceded_isNeverBilled() {
    var life = DisputeLife.usual();
    life.disputes("2026-11-10T09:00:00Z", DisputeCode.OUTSIDE_TERMS, null);
    life.outcome().pass("2026-11-17T00:00:00Z");
    life.assertStands("Held(disputed)", "");

    life.concedes("2026-11-18T09:00:00Z");

    life.assertStands("NotBillable(conceded)", "");
  }

  @Test
  void f_beforeItIsPublishedAndStands_isBilledThen() {
    var life = DisputeLife.usual();
    life.disputes("2026-11-10T09:00:00Z", DisputeCode.OUTSIDE_TERMS, null);
    life.contests("2026-11-12T09:00:00Z");
    life.rules("2026-12-01T12:00:00Z", new DisputeFinding.Stands());
    life.assertStands("Billable", "+30.00");
    isDated(life, "2026-11-02T10:00:00Z");
  }

  @Test
  void g_clawedBackAlready_isSettled() {
    var life = DisputeLife.usual();
    life.outcome()
        .say(
            retracted("m2")
                .occurred("2026-11-20T10:00:00Z")
                .told("2026-12-05T10:00:00Z")
                .reason("lapsed"));

    life.disputes(TENTH, DisputeCode.TAKEN_BACK_UNHEARD, null, 1);

    life.assertStands("Reversed(lapsed)", "+30.00 -30.00");
    var trace = (Stimulus.Trace.Disputed) life.outcome().last().trace();
    assertEquals(DisputeVerdict.SETTLED, trace.verdict());
  }

  @Test
  void h_theTermsDecideMeanwhile_endIt() {
    var life =
        DisputeLife.under(
            DisputeLife.terms(OnSilence.FALLS, OnSilence.STANDS, Meanwhile.BILLED)
                .freeWhen(new ExemptionRule.HumanHandled()));
    life.disputes(TENTH, DisputeCode.HUMAN_DID_IT, null);

    life.outcome().record(corrected("2026-12-12T09:00:00Z", Session.HandledBy.BOTH));
    life.assertStands("NotBillable(human_handled)", "+30.00 -30.00");
    assertEquals("falls by terms", life.end());

    life.outcome().pass("2026-12-24T00:00:00Z");
    life.outcome().record(corrected("2026-12-25T09:00:00Z", Session.HandledBy.AGENT));
    life.assertStands("Billable", "+30.00 -30.00 +30.00");

    life.disputes("2026-12-28T09:00:00Z", DisputeCode.HUMAN_DID_IT, null);
    life.concedes("2026-12-30T09:00:00Z");
    life.assertStands("NotBillable(conceded)", "+30.00 -30.00 +30.00 -30.00");
  }

  private static SessionBuilder corrected(String at, Session.HandledBy who) {
    return session("s1").handledBy(who).recorded(Instant.parse(at)).received(at);
  }

  @Test
  void i_attestedAnew_isBilledAnew() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.NOT_DELIVERED, null);
    life.outcome().pass("2027-01-14T00:00:00Z");
    life.outcome().say(retracted("m2").at("2027-01-15T09:00:00Z"));
    life.outcome()
        .say(attested("m3").occurred("2026-11-20T10:00:00Z").told("2027-01-16T09:00:00Z"));
    life.assertStands("Billable", "+30.00 -30.00 +30.00");
  }

  @Test
  void j_loweredWithAFreeSession_isSharedByTheOthers() {
    var life =
        DisputeLife.under(
            DisputeLife.terms(OnSilence.FALLS, OnSilence.STANDS, Meanwhile.BILLED)
                .attribution(new Attribution.Even())
                .freeWhen(new ExemptionRule.HumanHandled()));
    life.outcome().record(session("s2").started("2026-11-01T10:00:00Z"));
    life.outcome()
        .record(session("s3").started("2026-11-01T11:00:00Z").handledBy(Session.HandledBy.HUMAN));
    life.outcome().pass("2026-12-01T00:00:00Z");
    life.assertStands("Billable", "+20.00");
    assertEquals("not_less", refused(life.disputes(TENTH, DisputeCode.OTHER, "20.00")));

    life.disputes(TENTH, DisputeCode.OTHER, "15.00");
    life.concedes("2026-12-12T09:00:00Z");

    life.assertStands("Billable(adjusted)", "+20.00 -20.00 +15.00");
    assertEquals(
        List.of(0L, 750L, 750L),
        life.outcome().last().shares().stream().map(Share::amount).map(it -> it.minor()).toList());
  }

  @Test
  void k_atTheEndOfOpen_isTooLate() {
    var late = DisputeLife.usual();
    assertEquals(
        "too_late", refused(late.disputes("2027-01-03T00:00:00Z", DisputeCode.NOT_OURS, null)));

    var inTime = DisputeLife.usual();
    inTime.disputes("2027-01-02T23:59:59Z", DisputeCode.NOT_OURS, null);
    inTime.assertStands("Billable(disputed)", "+30.00");
  }

  @Test
  void l_answeredInTimeAndDecidedLate_takesTheEndAway() {
    var life = DisputeLife.usual();
    life.disputes(TENTH, DisputeCode.NOT_DELIVERED, null);
    life.outcome().pass("2026-12-20T09:00:00Z");
    life.assertStands("NotBillable(unanswered)", "+30.00 -30.00");

    life.says("2026-12-20T08:59:00Z", "2026-12-22T12:00:00Z", new DisputeAct.Contested(), null);

    life.assertStands("Billable(disputed)", "+30.00 -30.00 +30.00");
    isDated(life, "2026-11-02T10:00:00Z");
    assertEquals(
        Instant.parse("2027-01-21T12:00:00Z"), life.outcome().last().lookAgain().orElseThrow());
  }
}

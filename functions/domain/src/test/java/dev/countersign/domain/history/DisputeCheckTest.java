package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.DisputeLife.refused;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.LineMonth;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import org.junit.jupiter.api.Test;

/** What every dispute, answer and ruling that can't be used is answered with. */
final class DisputeCheckTest {
  private static final String TENTH = "2026-12-10T09:00:00Z";
  private static final String TWELFTH = "2026-12-12T09:00:00Z";
  private static final DisputeCode CODE = DisputeCode.NOT_OURS;

  private final DisputeLife life = DisputeLife.usual();

  private static DisputeFinding adjusted(String amount) {
    return new DisputeFinding.Adjusted(StatementBuilder.money(amount, "EUR"));
  }

  @Test
  void disputed_byTermsWithoutDisputes_isRefused() {
    var without = DisputeLife.under(TermsBuilder.terms());
    assertEquals("no_disputes", refused(without.disputes(TENTH, CODE, null)));
  }

  @Test
  void disputed_whereNothingWasEverBilled_isRefused() {
    life.outcome().say(retracted("m2").at("2026-11-03T09:00:00Z"));
    assertEquals("not_billed", refused(life.disputes(TENTH, CODE, null)));
  }

  @Test
  void disputed_twice_isRefused() {
    life.disputes(TENTH, CODE, null);
    assertEquals("already_disputed", refused(life.disputes(TWELFTH, CODE, null)));
  }

  @Test
  void disputed_afterItsEnd_isRefused() {
    life.disputes(TENTH, CODE, null);
    life.concedes(TWELFTH);
    assertEquals("decided", refused(life.disputes(TWELFTH, CODE, null)));
  }

  @Test
  void disputed_afterItWasWithdrawn_isOpened() {
    life.disputes(TENTH, CODE, null);
    life.withdraws(TWELFTH);
    life.disputes("2026-12-13T09:00:00Z", DisputeCode.DUPLICATE, null);
    life.assertStands("Billable(disputed)", "+30.00");
    assertEquals(DisputeCode.DUPLICATE, life.dispute().code());
  }

  @Test
  void disputed_lineThatWasReplaced_isSettled() {
    life.outcome().say(retracted("m2").at("2026-12-05T10:00:00Z").reason("cancelled"));
    life.disputes(TENTH, CODE, null, 1);
    var trace = (Stimulus.Trace.Disputed) life.outcome().last().trace();
    assertEquals(DisputeVerdict.SETTLED, trace.verdict());
    assertEquals(true, life.outcome().last().registers().dispute().isEmpty());
  }

  @Test
  void disputed_ofAnAcceptedMonth_isRefused() {
    var told = life.disputes(TENTH, TENTH, CODE, null, null, new LineMonth.Accepted());
    assertEquals("accepted", refused(told));
  }

  @Test
  void disputed_ofAnUnsealedMonth_isNeverTooLate() {
    var at = "2027-06-01T00:00:00Z";
    life.disputes(at, at, CODE, null, null, new LineMonth.Unsealed());
    life.assertStands("Billable(disputed)", "+30.00");
  }

  @Test
  void disputed_notLessThanTheLine_isRefused() {
    assertEquals("not_less", refused(life.disputes(TENTH, CODE, "30.00")));
    life.disputes(TENTH, CODE, "29.99");
    life.assertStands("Billable(disputed)", "+30.00");
  }

  @Test
  void disputed_whatIsHeldAndNotLess_isRefused() {
    assertEquals("not_less", refused(life.disputes("2026-11-10T09:00:00Z", CODE, "30.00")));
  }

  @Test
  void answered_toNothing_isRefused() {
    assertEquals("unknown_dispute", refused(life.contests(TENTH)));
  }

  @Test
  void answered_inAnotherCurrency_isRefused() {
    life.disputes(TENTH, CODE, null);
    var dollars = new DisputeAct.Offered(StatementBuilder.money("20.00", "USD"));
    assertEquals("wrong_currency", refused(life.says(TWELFTH, TWELFTH, dollars, null)));
  }

  @Test
  void answered_withNoLessThanTheLine_isRefused() {
    life.disputes(TENTH, CODE, null);
    assertEquals("not_less", refused(life.offers(TWELFTH, "30.00")));
  }

  @Test
  void answered_again_onlyWithLess() {
    life.disputes(TENTH, CODE, null);
    life.offers(TWELFTH, "25.00");
    assertEquals("answered_before", refused(life.contests(TWELFTH)));
    assertEquals("answered_before", refused(life.offers(TWELFTH, "25.00")));
    life.offers(TWELFTH, "24.00");
    assertEquals(2400, life.dispute().offer().orElseThrow().amount().minor());
  }

  @Test
  void ruled_byAnother_isRefused() {
    life.disputes(TENTH, CODE, null);
    life.contests(TWELFTH);
    var falls = new DisputeAct.Ruled(new DisputeFinding.Falls(), "bob", "so");
    assertEquals(
        "not_the_arbiter", refused(life.says(TWELFTH, TWELFTH, falls, new SourceId("desk"))));
    assertEquals("not_the_arbiter", refused(life.says(TWELFTH, TWELFTH, falls, null)));
  }

  @Test
  void ruled_beforeTheSellerWasHeard_isRefused() {
    life.disputes(TENTH, CODE, null);
    assertEquals("not_answered", refused(life.rules(TWELFTH, new DisputeFinding.Falls())));
  }

  @Test
  void ruled_noMoreThanIsHeldOwed_isRefused() {
    life.disputes(TENTH, CODE, "18.00");
    life.contests(TWELFTH);
    assertEquals("not_more", refused(life.rules(TWELFTH, adjusted("18.00"))));
    assertEquals("not_less", refused(life.rules(TWELFTH, adjusted("30.00"))));
    life.rules(TWELFTH, adjusted("18.01"));
    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +18.01");
  }

  @Test
  void ruled_falls_isRuledOut() {
    life.disputes(TENTH, CODE, null);
    life.contests(TWELFTH);
    life.rules("2026-12-13T09:00:00Z", new DisputeFinding.Falls());
    life.assertStands("NotBillable(ruled_out)", "+30.00 -30.00");
    assertEquals("falls by arbiter", life.end());
  }

  @Test
  void withdrawn_afterItsEnd_isRefused() {
    life.disputes(TENTH, CODE, null);
    life.concedes(TWELFTH);
    assertEquals("decided", refused(life.withdraws(TWELFTH)));
  }

  @Test
  void withdrawn_leavesTheLine() {
    life.disputes(TENTH, CODE, null);
    life.withdraws(TWELFTH);
    life.assertStands("Billable", "+30.00");
    assertEquals("withdrawn by payer", life.end());
  }
}

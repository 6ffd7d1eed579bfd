package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.DisputeLife.refused;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.fixture.DisputeLife;
import dev.countersign.domain.fixture.StatementBuilder;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DisputeTerms.Meanwhile;
import dev.countersign.domain.terms.DisputeTerms.OnSilence;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deadlines can't be missed, and nothing that is sent moves them. */
final class DisputeTimeTest {
  private static final String TENTH = "2026-12-10T09:00:00Z";
  private static final String LATE = "2026-12-27T12:00:00Z";

  private static DisputeLife disputed(OnSilence silent, OnSilence undecided) {
    var life = DisputeLife.under(DisputeLife.terms(silent, undecided, Meanwhile.BILLED));
    life.disputes(TENTH, DisputeCode.NOT_DELIVERED, null);
    return life;
  }

  @Test
  void sellerSilent_stands_leavesTheBill() {
    var life = disputed(OnSilence.STANDS, OnSilence.FALLS);
    life.outcome().pass(LATE);
    life.assertStands("Billable", "+30.00");
    assertEquals("stands by silence", life.end());
  }

  @Test
  void undecided_falls_takesItBack() {
    var life = disputed(OnSilence.STANDS, OnSilence.FALLS);
    life.contests("2026-12-15T09:00:00Z");
    life.outcome().pass("2027-01-14T08:59:59Z");
    life.assertStands("Billable(disputed)", "+30.00");

    life.outcome().pass("2027-01-14T09:00:00Z");

    life.assertStands("NotBillable(undecided)", "+30.00 -30.00");
    assertEquals("falls by silence", life.end());
  }

  @Test
  void decided_beforeTheDueWorkRan_endsAtTheDeadline() {
    var life = disputed(OnSilence.FALLS, OnSilence.STANDS);

    life.outcome().decide(new Stimulus.TimeReached(List.of()), Instant.parse(LATE));

    assertEquals(Instant.parse("2026-12-20T09:00:00Z"), life.dispute().end().orElseThrow().at());
    assertEquals(
        Instant.parse("2026-12-20T09:00:00Z"), life.outcome().events().getLast().occurredAt());
  }

  @Test
  void answered_atTheDeadlineBeforeTheDueWorkRan_isTooLate() {
    var life = disputed(OnSilence.FALLS, OnSilence.STANDS);
    var at = "2026-12-20T09:00:00Z";
    assertEquals("decided", refused(life.told(at, LATE, new DisputeAct.Contested(), null)));
  }

  @Test
  void answered_inTimeBeforeTheDueWorkRan_counts() {
    var life = disputed(OnSilence.FALLS, OnSilence.STANDS);
    life.told("2026-12-20T08:59:59Z", LATE, new DisputeAct.Contested(), null);
    life.assertStands("Billable(disputed)", "+30.00");
  }

  @Test
  void offered_inTimeAndDecidedAfterTheArbitersDeadline_endsInOneEntry() {
    var life = disputed(OnSilence.FALLS, OnSilence.STANDS);
    life.contests("2026-12-15T09:00:00Z");
    life.outcome().pass("2027-01-20T00:00:00Z");
    int entries = life.outcome().entries().size();

    var offer = new DisputeAct.Offered(StatementBuilder.money("20.00", "EUR"));
    life.says("2027-01-13T09:00:00Z", "2027-01-20T09:00:00Z", offer, null);

    assertEquals(entries + 1, life.outcome().entries().size());
    life.assertStands("Billable(adjusted)", "+30.00 -30.00 +20.00");
    assertEquals("adjusted by silence", life.end());
  }

  @Test
  void noticeInEffect_beforeTheDueWorkRan_endsItByTheTermsFirst() {
    var life =
        DisputeLife.under(
            DisputeLife.terms(OnSilence.FALLS, OnSilence.STANDS, Meanwhile.BILLED)
                .clawback(new Clawback.Always()));
    life.disputes(TENTH, DisputeCode.NOT_DELIVERED, null);
    life.outcome()
        .say(retracted("m2").occurred("2026-12-15T00:00:00Z").told("2026-12-11T09:00:00Z"));
    life.assertStands("Billable(disputed)", "+30.00");

    var at = "2026-12-16T09:00:00Z";
    assertEquals("decided", refused(life.told(at, at, new DisputeAct.Conceded(), null)));

    life.outcome().pass(at);
    life.assertStands("Reversed", "+30.00 -30.00");
    assertEquals("falls by terms", life.end());
  }

  @Test
  void rulingReceivedInTime_takesTheEndAway() {
    var life = disputed(OnSilence.FALLS, OnSilence.FALLS);
    life.contests("2026-12-15T09:00:00Z");
    life.outcome().pass("2027-01-20T00:00:00Z");
    life.assertStands("NotBillable(undecided)", "+30.00 -30.00");

    var stands = new DisputeAct.Ruled(new DisputeFinding.Stands(), "ann", "heard both");
    life.says("2027-01-13T09:00:00Z", "2027-01-20T09:00:00Z", stands, DisputeLife.JUDGE);

    life.assertStands("Billable", "+30.00 -30.00 +30.00");
    assertEquals("stands by arbiter", life.end());
  }

  @Test
  void refused_inTimeAndDecidedLate_leavesTheEnd() {
    var life = disputed(OnSilence.FALLS, OnSilence.FALLS);
    life.outcome().pass(LATE);
    var falls = new DisputeAct.Ruled(new DisputeFinding.Falls(), "ann", "heard one");
    var told = life.says("2026-12-12T09:00:00Z", LATE, falls, DisputeLife.JUDGE);
    assertEquals("not_answered", refused(told));
    assertEquals("falls by silence", life.end());
  }
}

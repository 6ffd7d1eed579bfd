package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.DisputeLife.refused;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.Digest;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.fixture.InquiryLife;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.Inquiry;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.InquiryTerms;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every message about a missing result is answered with: {@code docs/disputes.md}, 11. */
final class InquiryCheckTest {
  private static final String FOURTH = "2026-11-04T09:00:00Z";
  private static final String TWENTIETH = "2026-11-20T09:00:00Z";

  private final InquiryLife life = InquiryLife.under(InquiryLife.terms(OnNoAnswer.DECLINED));
  private final OutcomeFixture policy =
      OutcomeFixture.under(InquiryLife.terms(OnNoAnswer.DECLINED));

  @Test
  void untracked_beforeTheEndOfTheWait_isOpenedFromThenOn() {
    life.sends(FOURTH, InquiryLife.session().build(), null);
    life.assertStands("Parked(inquiry)", "");
    assertEquals(Instant.parse("2026-12-04T09:00:00Z"), life.outcome().last().lookAgainOrNull());
  }

  @Test
  void untracked_ofWhatIsNotClaimedOrHeard_isRefused() {
    var session = InquiryLife.session();
    var heard = new HeardUnder(InquiryLife.POLICY, Instant.parse(FOURTH));
    assertEquals("heard", refused(life.sends(FOURTH, session.build(), heard)));
    assertEquals("not_claimed", refused(life.sends(FOURTH, session.claimed().build(), null)));
  }

  @Test
  void untracked_byNoTermsOrTermsWithoutInquiries_isRefused() {
    var early = InquiryLife.session().started("2025-11-02T09:00:00Z").build();
    assertEquals("no_terms", refused(life.sends(FOURTH, early, null)));
    var without = InquiryLife.under(TermsBuilder.terms());
    assertEquals(
        "no_inquiries", refused(without.sends(FOURTH, InquiryLife.session().build(), null)));
  }

  @Test
  void untracked_ofWhatWasDrafted_isRefused() {
    life.due(InquiryLife.WAITED);
    assertEquals(
        "already_asked", refused(life.sends(TWENTIETH, InquiryLife.session().build(), null)));
  }

  @Test
  void incorrect_ofALine_isOpenedAndChangesNothingOfWhatIsOwed() {
    billed();
    ask(InquiryType.INCORRECT, TWENTIETH);
    assertEquals("open", state());
    policy.pass("2027-01-01T00:00:00Z");
    assertEquals("declined", state());
    assertEquals(3000, policy.net());
  }

  @Test
  void incorrect_ofWhatIsNotBilled_isRefused() {
    billed();
    policy.say(retracted("m2").at("2026-11-03T09:00:00Z"));
    assertEquals("not_billed", refused(ask(InquiryType.INCORRECT, TWENTIETH)));
  }

  @Test
  void declined_ofWhatWasTakenBack_isOpenedAndAnsweredByAnAttestation() {
    billed();
    policy.say(retracted("m2").at("2026-11-03T09:00:00Z"));
    ask(InquiryType.DECLINED, FOURTH);
    assertEquals("already_asked", refused(ask(InquiryType.DECLINED, FOURTH)));
    policy.say(attested("m3").at("2026-11-05T09:00:00Z"));
    assertEquals("attested", state());
  }

  @Test
  void declined_ofWhatIsBilledOrWasNeverAttested_isRefused() {
    policy.record(SessionBuilder.session("s1"));
    policy.say(retracted("m0").at("2026-11-01T09:30:00Z"));
    assertEquals("not_attested", refused(ask(InquiryType.DECLINED, FOURTH)));
    billed();
    assertEquals("billed", refused(ask(InquiryType.DECLINED, TWENTIETH)));
  }

  @Test
  void incorrect_answeredInTimeAndDecidedLate_isAttested() {
    billed();
    ask(InquiryType.INCORRECT, FOURTH);
    policy.pass("2026-12-10T00:00:00Z");
    assertEquals("declined", state());
    var late = attested("m3").at("2026-12-01T09:00:00Z").fact("premium", "12").build();
    policy.decide(new Stimulus.Stated(late, List.of()), Instant.parse("2026-12-12T00:00:00Z"));
    assertEquals("attested", state());
  }

  /** By the terms of the other session the deadline has passed already. */
  @Test
  void incorrect_answeredByWhatHasItReadByAnotherVersion_isAttested() {
    var shorter = new InquiryTerms(CalendarSpan.parse("P3D"), OnNoAnswer.DECLINED);
    var moved =
        OutcomeFixture.under(
            InquiryLife.terms(OnNoAnswer.DECLINED),
            TermsBuilder.terms(2)
                .from("2026-11-01T12:00:00Z")
                .price(TermsBuilder.each("30.00", "EUR"))
                .hold("occurred_at", "P14D")
                .inquiry(shorter));
    moved.record(SessionBuilder.session("s1"));
    moved.record(SessionBuilder.session("s2").started("2026-11-02T08:00:00Z"));
    moved.say(attested("m1").session("s1"));
    moved.decide(
        new InquiryStimulus.AskedAbout(InquiryLife.said(FOURTH), InquiryType.INCORRECT),
        Instant.parse(FOURTH));
    moved.say(restated("m2").session("s2").at("2026-11-10T09:00:00Z"));
    assertEquals(2, Objects.requireNonNull(moved.last().termsOrNull()).version());
    var inquiry = moved.last().registers().inquiry().orElseThrow();
    assertEquals("attested", inquiry.state().wire());
  }

  @Test
  void incorrect_answeredByAWitness_staysOpen() {
    var book = InquiryLife.terms(OnNoAnswer.DECLINED).sources("crm", "erp");
    var witnessed = OutcomeFixture.under(book);
    witnessed.record(SessionBuilder.session("s1"));
    witnessed.say(attested("m1"));
    witnessed.decide(
        new InquiryStimulus.AskedAbout(InquiryLife.said(FOURTH), InquiryType.INCORRECT),
        Instant.parse(FOURTH));
    witnessed.say(attested("m2").source("erp").at("2026-11-06T09:00:00Z"));
    assertEquals("open", witnessed.last().registers().inquiry().orElseThrow().state().wire());
  }

  @Test
  void said_ofAnUnknownInquiry_isRefused() {
    billed();
    var act = new InquiryAct.Declined(DeclineCode.NOT_OURS);
    var said =
        new InquiryStimulus.OnInquiry(
            InquiryLife.said(FOURTH).opens(OutcomeFixture.TENANT),
            act,
            new SourceId("payer"),
            null,
            Digest.of("p1"),
            Instant.parse(FOURTH));
    assertEquals("unknown_inquiry", refused(policy.decide(said, Instant.parse(FOURTH))));
    ask(InquiryType.INCORRECT, FOURTH);
    policy.decide(said, Instant.parse(FOURTH));
    assertEquals("declined", state());
    assertEquals("decided", refused(policy.decide(said, Instant.parse(FOURTH))));
  }

  private void billed() {
    policy.record(SessionBuilder.session("s1"));
    policy.say(attested("m1"));
  }

  private Decision ask(InquiryType type, String at) {
    policy.pass(at);
    return policy.decide(
        new InquiryStimulus.AskedAbout(InquiryLife.said(at), type), Instant.parse(at));
  }

  private String state() {
    return policy.last().registers().inquiry().map(Inquiry::state).orElseThrow().wire();
  }
}

package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.fixture.InquiryLife;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which claims of a session an outcome hears: {@code docs/disputes.md}, section 11. */
final class HeardClaimsTest {
  private final TermsBuilder terms = InquiryLife.terms(OnNoAnswer.DECLINED);
  private final OutcomeFixture policy = OutcomeFixture.under(terms);

  @Test
  void claim_ofTheSessionThatTheTruthNames_isHeard() {
    policy.say(attested("m1").session("ses_9").at("2026-11-05T09:00:00Z"));
    assertEquals(
        Optional.of(new HeardUnder(policy.last().claim(), policy.last().at())),
        heard(InquiryLife.session()));
  }

  @Test
  void resultThatTheSessionDoesNotClaim_isNotHeard() {
    policy.say(attested("m1").session("ses_9").at("2026-11-05T09:00:00Z"));
    for (SessionBuilder form :
        List.of(
            InquiryLife.session().claimed(),
            InquiryLife.session().mode(Session.Mode.TEST),
            InquiryLife.session().arm(Session.Arm.HOLDOUT))) {
      assertEquals(Optional.empty(), heard(form));
    }
  }

  @Test
  void linkThatComesOnADate_isHeardFromThenOn() {
    policy.say(attested("m1").session("ses_1").at("2026-11-05T09:00:00Z"));
    policy.say(
        restated("m2")
            .session("ses_9")
            .at("2026-11-06T09:00:00Z")
            .effective("2026-11-20T00:00:00Z"));
    var entry = policy.last();
    var form = InquiryLife.session().build();
    var book = TermsBuilder.book(terms);
    var date = Instant.parse("2026-11-20T00:00:00Z");
    assertEquals(Optional.empty(), HeardClaims.heard(entry, form, book, date.minusMillis(1)));
    assertEquals(
        Optional.of(new HeardUnder(entry.claim(), date)),
        HeardClaims.heard(entry, form, book, date));
  }

  @Test
  void inquiry_ofWhatIsClaimedNoMore_hearsWhatWasHeardBeforeAlone() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    var claims = InquiryLife.session().build();
    var form = InquiryLife.corrected("2026-11-20T09:00:00Z").claimed().build();
    life.outcome().record(form);
    var asking = life.outcome().last();
    assertTrue(HeardClaims.canHear(asking, claims, at("2026-11-20T09:00:00Z")));
    assertFalse(HeardClaims.canHear(asking, claims, at("2026-11-20T09:00:01Z")));
  }

  @Test
  void inquiry_ofWhatIsClaimed_hearsItAtAnyTime() {
    var life = InquiryLife.drafted(OnNoAnswer.DECLINED);
    var form = InquiryLife.session().build();
    assertTrue(HeardClaims.canHear(life.outcome().last(), form, at("2026-12-24T09:00:00Z")));
  }

  private static HeardUnder at(String time) {
    return new HeardUnder(InquiryLife.POLICY, Instant.parse(time));
  }

  private Optional<HeardUnder> heard(SessionBuilder form) {
    var entry = policy.last();
    return HeardClaims.heard(entry, form.build(), TermsBuilder.book(terms), entry.at());
  }
}

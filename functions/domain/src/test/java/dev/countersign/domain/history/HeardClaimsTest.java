package dev.countersign.domain.history;

import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

  private Optional<HeardUnder> heard(SessionBuilder form) {
    var entry = policy.last();
    return HeardClaims.heard(entry, form.build(), TermsBuilder.book(terms), entry.at());
  }
}

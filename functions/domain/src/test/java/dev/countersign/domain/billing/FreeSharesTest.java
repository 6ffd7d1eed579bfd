package dev.countersign.domain.billing;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.TermsBuilder.each;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.ReasonCodes;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.Attribution;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.domain.terms.ExemptionRule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shares of free sessions are not billed and stay in the event. */
final class FreeSharesTest {
  private static TermsBuilder sharing(String amount) {
    return terms()
        .price(each(amount, "EUR"))
        .attribution(new Attribution.Even())
        .freeWhen(new ExemptionRule.HumanHandled());
  }

  private static SessionBuilder at(String id, int hour) {
    return session(id).started("2026-11-01T0" + hour + ":00:00Z");
  }

  private static SessionBuilder human(String id, int hour) {
    return at(id, hour).handledBy(Session.HandledBy.HUMAN);
  }

  private static OutcomeFixture shared(TermsBuilder terms, SessionBuilder... sessions) {
    var outcome = OutcomeFixture.under(terms);
    for (SessionBuilder session : sessions) {
      outcome.record(session);
    }
    outcome.say(attested("m1"));
    return outcome;
  }

  private static List<String> shares(OutcomeFixture outcome) {
    return outcome.last().shares().stream()
        .map(share -> share.session() + " " + share.amount().minor() + " " + share.freeOrNull())
        .toList();
  }

  @Test
  void even_oneOfThreeAPersons_twoThirdsAreOwed() {
    var outcome = shared(sharing("3.00"), at("a", 1), human("b", 2), at("c", 3));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 200);
    assertEquals(List.of("c 100 null", "b 0 human_handled", "a 100 null"), shares(outcome));
    var event = outcome.events().getFirst();
    assertEquals(200, event.amount().minor());
    assertEquals(3, event.shares().size());
  }

  @Test
  void even_thatDoesNotDivide_theFreeSessionsRestIsNotOwedEither() {
    // 1.00 in three parts is 34, 33, 33, the foremost first; the foremost is a person's.
    var outcome = shared(sharing("1.00"), at("a", 1), at("b", 2), human("c", 3));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 66);
    assertEquals(List.of("c 0 human_handled", "b 33 null", "a 33 null"), shares(outcome));
  }

  @Test
  void even_aHoldout_isFreeWithItsReason() {
    var outcome = shared(sharing("3.00"), at("a", 1), human("b", 2).arm(Session.Arm.HOLDOUT));
    assertEquals(List.of("b 0 holdout", "a 150 null"), shares(outcome));
  }

  @Test
  void even_allFree_isNotBillableByTheForemostsReason() {
    var outcome = shared(sharing("3.00"), at("a", 1).arm(Session.Arm.HOLDOUT), human("b", 2));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.HUMAN_HANDLED, 0);
    assertEquals(2, outcome.last().shares().size());
    assertEquals(1, outcome.last().termsOrNull() == null ? 0 : 1);
  }

  @Test
  void timeDecay_aFreeSession_keepsItsWeight() {
    var decay = new Attribution.TimeDecay(CalendarSpan.parse("PT1H"));
    var outcome = shared(sharing("3.00").attribution(decay), at("a", 1), human("b", 2));
    // The newer weighs twice as much: 2.00 of it are a person's.
    assertEquals(List.of("b 0 human_handled", "a 100 null"), shares(outcome));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 100);
  }

  @Test
  void last_aPersonsSessionAmongOthers_isFoundFreeAfterItWasChosen() {
    var outcome =
        shared(sharing("3.00").attribution(new Attribution.Last()), at("a", 1), human("b", 2));
    outcome.assertStands(OutcomeStatus.NOT_BILLABLE, ReasonCodes.HUMAN_HANDLED, 0);
  }

  @Test
  void corrected_aSharedSessionToAPersons_isReversedAndBilledAnew() {
    var outcome = shared(sharing("3.00"), at("a", 1), at("b", 2));
    assertEquals(300, outcome.net());
    var later = Instant.parse("2026-11-04T00:00:00Z");
    outcome.record(human("b", 2).recorded(later).received(later));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
    assertEquals(ReasonCodes.SESSION_CORRECTED, outcome.events().get(1).reasonOrNull());
    assertEquals(-300, outcome.events().get(1).amount().minor());
  }

  @Test
  void owed_nothingToTheOnlyPaidSession_isBillableOfZero() {
    var outcome = shared(sharing("0.01"), at("a", 1), human("b", 2));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 0);
    assertEquals(List.of("b 0 null", "a 0 null"), shares(outcome));
    assertEquals(List.of(), outcome.events());
  }
}

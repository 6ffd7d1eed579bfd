package dev.countersign.domain.fold;

import static dev.countersign.domain.fixture.SessionBuilder.session;
import static dev.countersign.domain.fixture.StatementBuilder.attested;
import static dev.countersign.domain.fixture.StatementBuilder.merged;
import static dev.countersign.domain.fixture.StatementBuilder.restated;
import static dev.countersign.domain.fixture.StatementBuilder.retracted;
import static dev.countersign.domain.fixture.TermsBuilder.terms;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.fixture.OutcomeFixture;
import dev.countersign.domain.fixture.TermsBuilder;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose statements are read in one order. */
final class SpeakersTest {
  private static final String SWITCH = "2026-11-05T00:00:00Z";

  private static Set<SourceId> sources(String... names) {
    return Stream.of(names).map(SourceId::new).collect(Collectors.toSet());
  }

  private static Speakers first(TermsBook book) {
    return Speakers.of(book.versions().getFirst(), book);
  }

  private static Speakers newest(TermsBook book) {
    return Speakers.of(book.versions().getLast(), book);
  }

  @Test
  void of_termsWithoutSuccession_isTheFirstSource() {
    var book = TermsBuilder.book(terms().sources("crm", "portal"));
    assertEquals(new Speakers(sources("crm"), Set.of()), first(book));
  }

  @Test
  void of_aSuccessor_speaksForThoseThatItSucceedsDirectlyAndThroughOthers() {
    var book =
        TermsBuilder.book(
            terms().sources("desk", "portal").succeeds("desk", "crm").succeeds("crm", "paper"));
    assertEquals(new Speakers(sources("desk", "crm", "paper"), Set.of()), first(book));
  }

  @Test
  void of_sourcesThatSucceedEachOther_ends() {
    var book =
        TermsBuilder.book(terms().sources("desk").succeeds("desk", "crm").succeeds("crm", "desk"));
    assertEquals(new Speakers(sources("desk", "crm"), Set.of()), first(book));
  }

  @Test
  void of_anotherSourcesSuccession_isNoneOfItsBusiness() {
    var book = TermsBuilder.book(terms().sources("crm", "portal").succeeds("portal", "oldportal"));
    assertEquals(new Speakers(sources("crm"), Set.of()), first(book));
  }

  @Test
  void of_aLaterVersionsSuccessors_onlyTakeBackInTheEarlier() {
    var book =
        TermsBuilder.book(
            terms().sources("legacy"),
            terms(2)
                .from(SWITCH)
                .sources("desk")
                .succeeds("crm", "legacy")
                .succeeds("desk", "crm"));
    assertEquals(new Speakers(sources("legacy"), sources("crm", "desk")), first(book));
    assertEquals(new Speakers(sources("legacy", "crm", "desk"), Set.of()), newest(book));
  }

  @Test
  void of_anEarlierVersionsSuccessor_onlyTakesBackInTheLater() {
    var book =
        TermsBuilder.book(
            terms().sources("crm").succeeds("crm", "legacy"),
            terms(2).from(SWITCH).sources("legacy"));
    assertEquals(new Speakers(sources("legacy"), sources("crm")), newest(book));
  }

  @Test
  void speak_whoOnlyTakesBack_isReadOnlyThere() {
    var speakers = new Speakers(sources("legacy"), sources("crm"));
    for (String source : new String[] {"crm", "portal"}) {
      assertEquals(false, speakers.speak(attested("m").source(source).build()));
    }
    assertEquals(true, speakers.speak(attested("m").source("legacy").build()));
    assertEquals(true, speakers.speak(retracted("m").source("crm").build()));
    assertEquals(true, speakers.speak(merged("m", "P-1").source("crm").build()));
    assertEquals(false, speakers.speak(retracted("m").source("portal").build()));
    assertEquals(true, speakers.include(new SourceId("crm")));
    assertEquals(true, speakers.include(new SourceId("legacy")));
    assertEquals(false, speakers.include(new SourceId("portal")));
  }

  /** A company moves from one CRM to another; the new one takes back what the old one attested. */
  @Test
  void retracted_byTheNewCrmWhatTheOldAttested_isTakenBackUnderTheOldTermsToo() {
    var outcome =
        OutcomeFixture.under(
            terms().sources("legacy"),
            terms(2).from(SWITCH).sources("crm").succeeds("crm", "legacy"));
    outcome.record(session("s1"));
    outcome.say(attested("m1").source("legacy"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);

    outcome.say(restated("m2").source("crm").at("2026-11-06T00:00:00Z"));
    assertEquals(StatementVerdict.WITNESSED, outcome.verdict());
    outcome.say(retracted("m3").source("crm").at("2026-11-07T00:00:00Z").reason("gone"));
    assertEquals(StatementVerdict.ACCEPTED, outcome.verdict());
    outcome.assertStands(OutcomeStatus.REVERSED, "gone", 0);
  }

  @Test
  void stated_bySuccessorAndPredecessor_isReadInOneOrder() {
    var outcome = OutcomeFixture.under(terms().sources("crm").succeeds("crm", "legacy"));
    outcome.record(session("s1"));
    outcome.say(retracted("m2").source("crm").at("2026-11-03T00:00:00Z").reason("gone"));
    var late = Instant.parse("2026-11-03T01:00:00Z");
    outcome.say(attested("m1").source("legacy").received(late));
    outcome.assertStands(OutcomeStatus.VOID, "gone", 0);
    outcome.say(attested("m3").source("legacy").told("2026-11-04T00:00:00Z"));
    outcome.assertStands(OutcomeStatus.BILLABLE, null, 150);
  }
}

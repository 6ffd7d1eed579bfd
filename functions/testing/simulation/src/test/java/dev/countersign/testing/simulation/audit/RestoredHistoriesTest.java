package dev.countersign.testing.simulation.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Decision;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.OutcomeDecider;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.forms.entry.EntryForm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The audit over a history of which the last entries were lost in a restore: a policy billed at
 * 60.00, restated to 45.00, lapsed to 11.20 and reinstated at 45.00.
 */
final class RestoredHistoriesTest {
  private static final Path SCENARIO = Path.of("../../../events/scenarios/05-life-policy.ndjson");
  private static final Instant LOST = Instant.parse("2027-08-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-08-02T00:00:00Z");

  private final TamperedHistory policy;
  private final DomainHistories lived;
  private final List<ResultEvent> published = new ArrayList<>();

  RestoredHistoriesTest() throws Exception {
    this.policy = new TamperedHistory();
    this.lived = DomainHistories.scenario(SCENARIO);
    policy.entries.forEach(entry -> published.addAll(EntryForm.read(entry).results()));
  }

  /** Restores the history to its first entries, and tells it what the bus has. */
  private void takenBack(int kept) {
    policy.entries.subList(kept, policy.entries.size()).clear();
    told(new Stimulus.Restored(published, UNTIL), LOST);
  }

  private void told(Stimulus stimulus, Instant at) {
    var last =
        policy.entries.isEmpty()
            ? Optional.<SealedEntry>empty()
            : Optional.of(EntryForm.readSealed(policy.entries.getLast()));
    var claim = published.getFirst().claim();
    var decision =
        OutcomeDecider.decide(
            DomainHistories.TENANT, claim, last, stimulus, lived.book(claim.type()), at);
    Entry entry = assertInstanceOf(Decision.Appended.class, decision).entry();
    policy.entries.add(EntryForm.write(entry));
  }

  private void edit(int place, UnaryOperator<String> edit) {
    policy.entry(place, edit);
  }

  @Test
  void audit_ofARestoredHistory_findsNothing() {
    for (int kept = 0; kept < 5; kept++) {
      policy.entries.clear();
      policy.entries.addAll(Objects.requireNonNull(lived.entries().get(TamperedHistory.CLAIM)));
      takenBack(kept);
      told(new Stimulus.TimeReached(List.of()), UNTIL);

      assertEquals(List.of(), policy.written().findings(), "kept " + kept);
    }
  }

  @Test
  void audit_ofOneThatPublishesWhatTheBusLacks_findsNothing() {
    published.remove(1);

    takenBack(1);

    var entry = EntryForm.read(policy.entries.getLast());
    assertEquals(1, entry.results().size());
    assertEquals(List.of(), policy.written().findings());
  }

  @Test
  void written_otherAmountThanItsEventStands_breaksRule1() {
    takenBack(1);
    told(new Stimulus.TimeReached(List.of()), UNTIL.plusSeconds(1));
    edit(1, text -> text.replaceFirst("\"minor\":4500", "\"minor\":4501"));

    assertTrue(TamperedHistory.broken(policy.written()).contains(AuditRule.ONE_RESULT_STANDS));
  }

  @Test
  void written_fewerRevisionsThanBefore_breaksRule1() {
    takenBack(2);
    edit(2, text -> text.replace("\"revisions\":4", "\"revisions\":0"));

    assertEquals(Set.of(AuditRule.ONE_RESULT_STANDS), TamperedHistory.broken(policy.written()));
  }

  @Test
  void written_graceCutShort_breaksRule7() {
    takenBack(1);
    told(new Stimulus.TimeReached(List.of()), UNTIL.plusSeconds(1));
    edit(2, text -> text.replace(UNTIL.toString(), LOST.toString()));

    assertEquals(Set.of(AuditRule.NEWEST_STANDS), TamperedHistory.broken(policy.written()));
  }

  @Test
  void written_takenBackWhileTheSourcesSend_breaksRule1() {
    takenBack(1);
    told(new Stimulus.TimeReached(List.of()), UNTIL.plusSeconds(1));
    edit(2, text -> text.replace("\"at\":\"" + UNTIL.plusSeconds(1), "\"at\":\"" + LOST));

    assertEquals(Set.of(AuditRule.ONE_RESULT_STANDS), TamperedHistory.broken(policy.written()));
    assertTrue(new String(policy.entries.getLast(), UTF_8).contains("reversal"));
  }
}

package dev.countersign.app.operate.restore;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.AppendResult;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NamedOutcomes.OutcomeName;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Questions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tells the outcomes of a restored table which of their results are on the bus. From the restore
 * until it returns, nothing may be published or decided.
 */
public final class ReconcileRestoredTable {
  private final Ledger ledger;
  private final Contracts contracts;
  private final OutcomeAppender appender;

  /** Over a restored table. */
  public ReconcileRestoredTable(Ledger ledger, Contracts contracts, OutcomeAppender appender) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.appender = appender;
  }

  /**
   * What came of one outcome: an entry was appended when it was told, the result is unchanged when
   * its history had all of it, and has a problem when a person must look.
   */
  public record Reconciled(TenantId tenant, Claim claim, AppendResult result) {}

  private record Outcome(TenantId tenant, Claim claim) implements Comparable<Outcome> {
    private static final Comparator<Outcome> ORDER =
        Comparator.comparing(Outcome::tenant).thenComparing(Outcome::claim);

    @Override
    public int compareTo(Outcome other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Reconciles them, in the order of tenants and claims. Outcomes with an undecided dispute are told
   * of the restore, too, where the bus has no result of theirs: what the seller answered may be
   * lost, and is given the time of the grace. An outcome is durable when {@code each}
   * gets it; repeating it changes nothing.
   *
   * @param published every result since the time that the table was restored to, of any outcomes;
   *     older ones may be among them
   * @param grace how long the sources are given to send again; longer than zero
   */
  public void reconcile(
      Collection<ResultEvent> published, Duration grace, Instant now, Consumer<Reconciled> each) {
    SortedMap<Outcome, List<ResultEvent>> results = new TreeMap<>();
    for (ResultEvent event : published) {
      var outcome = new Outcome(event.tenant(), event.claim());
      results.computeIfAbsent(outcome, of -> new ArrayList<>()).add(event);
    }
    disputed().forEach(outcome -> results.putIfAbsent(outcome, List.of()));
    results.forEach((outcome, events) -> {
      name(outcome, events);
      var result = reconcile(outcome, new Stimulus.Restored(events, now.plus(grace)), now);
      if (!events.isEmpty() || !result.isUnchanged()) {
        each.accept(new Reconciled(outcome.tenant(), outcome.claim(), result));
      }
    });
  }

  private List<Outcome> disputed() {
    var found = new ArrayList<Outcome>();
    for (TenantId tenant : ledger.monthIndex().tenants()) {
      Optional<Questions.Cursor> from = Optional.empty();
      do {
        var page =
            ledger.questions().list(tenant, Question.Kind.DISPUTE, Questions.Order.DEADLINE, from);
        page.questions().forEach(question ->
            ledger
                .namedOutcomes()
                .find(tenant, question.id())
                .ifPresent(name -> found.add(new Outcome(tenant, name.claim()))));
        from = page.next();
      } while (from.isPresent());
    }
    return found;
  }

  /** Publishing named them; a restore may have taken that back, and they aren't published again. */
  private void name(Outcome outcome, List<ResultEvent> events) {
    ledger.namedOutcomes().put(
        outcome.tenant(),
        events.stream()
            .filter(event -> event.kind() == ResultEvent.Kind.BILLABLE)
            .map(event -> new OutcomeName(event.id().value(), outcome.claim(), event.revision()))
            .distinct()
            .toList());
  }

  private AppendResult reconcile(Outcome outcome, Stimulus stimulus, Instant now) {
    var tenant = outcome.tenant();
    var claim = outcome.claim();
    var book = contracts.book(tenant, claim.type());
    if (book.isEmpty()) {
      return AppendResult.unprocessable(
          new Problem(
              "no_terms",
              "/data/type",
              "no terms for this outcome",
              "apply the tenant's folder, then do it again"));
    }
    return appender.append(
        ledger.outcomes().last(tenant, claim),
        new AppendCommand(tenant, claim, stimulus, book.get(), null, now));
  }
}

package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.DedupeRule.Identity;
import dev.countersign.testing.engine.EngineRequest.Kind;
import dev.countersign.testing.engine.Invoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rule 5, where all events have arrived: nothing waits without a reason, and an engine that always
 * answers, closes nothing and takes every time and every negative has the sums of each period that
 * {@link FinalSums} says. Where an account's whole sum is wrong, rule 1 has named it.
 */
record OrderAudit(AuditedBilling billing) {

  List<Breach> breaches() {
    var found = new ArrayList<Breach>();
    for (var posting : billing.postings()) {
      if (posting.is("waiting")) {
        endlessWait(posting).ifPresent(found::add);
      }
    }
    if (isPlain()) {
      found.addAll(wrongPeriods());
    }
    return found;
  }

  private Optional<Breach> endlessWait(PostingRecord posting) {
    var result = billing.result(posting.key());
    return result
        .filter(one -> !isSummed() && !hasReasonToWait(one))
        .map(one ->
            new Breach(
                BillingRule.ANY_ORDER,
                one.id()
                    + " is waiting, though "
                    + (one.isReversal() ? one.reverses() : one.replaces())
                    + " is decided"));
  }

  /** Whether the engine takes sums of hours: then a result waits for its hour, or is carried. */
  private boolean isSummed() {
    return billing.rules().dedupe().identity() == Identity.ACCOUNT_AND_TIME;
  }

  private boolean hasReasonToWait(BilledResult one) {
    if (one.isReversal()) {
      var replacement = one.replacedBy();
      return (replacement != null && billing.result(replacement).isEmpty())
          || isUndecided(one.reverses());
    }
    return one.replaces() != null
        && (billing.result(one.replaces()).isEmpty()
            || billing.posting(one.replaces()).filter(PostingRecord::isOpen).isPresent());
  }

  private boolean isUndecided(@Nullable String billable) {
    return billable != null
        && billing
            .posting(billable)
            .filter(one ->
                one.is("waiting", "sending")
                    || (one.is("held")
                        && List.of("conflict", "unconfirmed")
                            .contains(String.valueOf(one.reason()))))
            .isPresent();
  }

  private boolean isPlain() {
    var rules = billing.rules();
    return rules.faults().areNone()
        && rules.dedupe().racePerMille() == 0
        && rules.limits().late() == null
        && rules.limits().future() == null
        && rules.corrections().stream()
            .anyMatch(one -> one.how() == Kind.NEGATIVE && one.within() == null)
        && billing.books().invoices().stream().allMatch(one -> one.closedAt() == null)
        && billing.results().stream()
            .noneMatch(one -> rules.periods().isClosed(one.occurredAt(), billing.end()))
        && billing.postings().stream().noneMatch(PostingRecord::isOpen);
  }

  private List<Breach> wrongPeriods() {
    var wanted = FinalSums.ofPeriods(billing.results(), billing.rules().periods());
    var accounts = new TreeSet<Account>(wanted.keySet());
    billing.books().invoices().forEach(one -> accounts.add(one.account()));
    var totals = FinalSums.ofAccounts(billing.results());
    return accounts.stream()
        .filter(one -> billing.books().billed(one) == totals.getOrDefault(one, 0L))
        .flatMap(one -> wrongPeriods(one, wanted.getOrDefault(one, Map.of())).stream())
        .toList();
  }

  private Optional<Breach> wrongPeriods(Account account, Map<String, Long> wanted) {
    var billed = new TreeMap<String, Long>();
    billing.books().invoices().stream()
        .filter(one -> one.account().equals(account) && one.sum() != 0)
        .forEach((Invoice one) -> billed.put(one.period(), one.sum()));
    if (billed.equals(wanted)) {
      return Optional.empty();
    }
    var ids =
        billing.results().stream()
            .filter(one -> one.account().equals(account))
            .filter(this::isDatedElsewhere)
            .map(BilledResult::id)
            .toList();
    return Optional.of(
        new Breach(
            BillingRule.ANY_ORDER,
            account + ": the periods are " + billed + " instead of " + wanted + ": " + ids));
  }

  /** Whether its line is in another period than the billable that it is or takes back. */
  private boolean isDatedElsewhere(BilledResult one) {
    var billable =
        one.isReversal() ? billing.result(String.valueOf(one.reverses())).orElse(one) : one;
    var period = billing.rules().periods().of(billable.occurredAt());
    return billing.books().movements().stream()
            .anyMatch(move -> move.by().equals(one.id()) && !move.period().equals(period))
        || billing.books().documented(one.id()).isPresent();
  }
}

package dev.countersign.testing.engine.audit;

import dev.countersign.testing.engine.Account;
import dev.countersign.testing.engine.BilledResult;
import dev.countersign.testing.engine.BookedDocument;
import dev.countersign.testing.engine.BookedMovement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rule 1, for each account by itself: what stands, less what the engine bills, is the sum of what
 * open postings have not put into the engine.
 */
record SumsAudit(AuditedBilling billing) {

  List<Breach> breaches() {
    var accounts = new TreeSet<Account>();
    billing.results().forEach(one -> accounts.add(one.account()));
    billing.books().movements().forEach(one -> accounts.add(one.account()));
    billing.books().documents().forEach(one -> accounts.add(one.account()));
    return accounts.stream().flatMap(account -> breach(account).stream()).toList();
  }

  private Optional<Breach> breach(Account account) {
    var results = billing.results().stream().filter(one -> one.account().equals(account)).toList();
    long stands = results.stream().mapToLong(BilledResult::value).sum();
    long has = billing.books().billed(account);
    long open = results.stream().mapToLong(this::outside).sum();
    if (stands - has == open) {
      return Optional.empty();
    }
    var suspects = new ArrayList<String>();
    results.forEach(one -> suspect(one).ifPresent(suspects::add));
    strangers(account).forEach(suspects::add);
    return Optional.of(
        new Breach(
            BillingRule.SUMS,
            account
                + ": "
                + stands
                + " stands, the engine bills "
                + has
                + ", open postings explain "
                + open
                + ": "
                + (suspects.isEmpty() ? ids(results) : String.join("; ", suspects))));
  }

  private static String ids(List<BilledResult> results) {
    return String.join(", ", results.stream().map(BilledResult::id).toList());
  }

  /** What of a result is not in the engine, and may not be. */
  private long outside(BilledResult result) {
    var posting = billing.posting(result.id());
    if (posting.isEmpty()) {
      return 0;
    }
    var found = posting.get();
    if (found.isOpen()) {
      return isInEngine(result) ? 0 : result.value();
    }
    if (found.is("corrected")) {
      return isCarrierOpen(found) && !isInEngine(result) ? result.value() : 0;
    }
    return found.is("annulled") && isCounterpartGivenUp(result) ? result.value() : 0;
  }

  private boolean isCarrierOpen(PostingRecord corrected) {
    return Optional.ofNullable(corrected.by())
        .flatMap(billing::posting)
        .filter(PostingRecord::isOpen)
        .isPresent();
  }

  private boolean isCounterpartGivenUp(BilledResult result) {
    return Optional.ofNullable(result.reverses())
        .flatMap(billing::posting)
        .filter(one -> one.is("given_up"))
        .isPresent();
  }

  /** Whether the books show it: by its own key, or within the document of what it replaces. */
  private boolean isInEngine(BilledResult result) {
    return billing.books().movedBy(result.id()).isPresent()
        || billing.books().documented(result.id()).isPresent()
        || isInDocumentOfReversal(result);
  }

  private boolean isInDocumentOfReversal(BilledResult result) {
    return Optional.ofNullable(result.replaces())
        .flatMap(billing::result)
        .flatMap(reversal ->
            billing
                .books()
                .documented(reversal.id())
                .filter(net -> net == reversal.value() + result.value()))
        .isPresent();
  }

  /** What is wrong with one result, as far as its key shows it. */
  private Optional<String> suspect(BilledResult result) {
    var posting = billing.posting(result.id());
    if (posting.isEmpty()) {
      return Optional.of(result.id() + " has no posting");
    }
    var found = posting.get();
    long shown =
        billing.books().movedBy(result.id()).orElse(0L)
            + billing.books().documented(result.id()).orElse(0L);
    boolean wanted = found.is("sent");
    if (found.isOpen() || shown == (wanted ? claimed(result) : 0)) {
      return annulledAlone(result, found);
    }
    return Optional.of(
        result.id()
            + " is "
            + found.state()
            + " with "
            + (wanted ? claimed(result) : 0)
            + ", the engine bills "
            + shown
            + " for it");
  }

  private Optional<String> annulledAlone(BilledResult result, PostingRecord found) {
    boolean alone =
        found.is("annulled")
            && !result.isReversal()
            && billing.results().stream().noneMatch(one -> result.id().equals(one.reverses()));
    return alone
        ? Optional.of(result.id() + " is annulled, and no reversal takes it back")
        : Optional.empty();
  }

  /** What a sent posting says that the engine has under its key. */
  private long claimed(BilledResult result) {
    boolean isDocument = billing.books().documented(result.id()).isPresent();
    return isDocument
        ? result.value()
            + billing.results().stream()
                .filter(one -> isCarriedBy(one, result.id()))
                .mapToLong(BilledResult::value)
                .sum()
        : result.value();
  }

  private boolean isCarriedBy(BilledResult one, String carrier) {
    return billing
        .posting(one.id())
        .filter(posting -> posting.is("corrected") && carrier.equals(posting.by()))
        .isPresent();
  }

  /** What the engine has under keys that no posting has. */
  private List<String> strangers(Account account) {
    return Stream.concat(
            billing.books().movements().stream()
                .filter(one -> one.account().equals(account))
                .filter(one -> billing.posting(one.line()).isEmpty())
                .map(BookedMovement::line),
            billing.books().documents().stream()
                .filter(one -> one.account().equals(account))
                .map(BookedDocument::reference)
                .filter(reference -> billing.posting(reference).isEmpty()))
        .distinct()
        .map(key -> "the engine has " + key + ", which no posting is")
        .toList();
  }
}

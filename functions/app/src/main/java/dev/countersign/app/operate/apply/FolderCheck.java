package dev.countersign.app.operate.apply;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the terms of a folder against those that are stored. What something is governed by stays
 * for ever: a folder adds to it, and can't break it.
 */
final class FolderCheck {
  private static final Comparator<OutcomeType> BY_NAME = Comparator.comparing(OutcomeType::value);

  private final Registry registry;
  private final RemovalCheck.Found removal;
  private final Backdating backdating;
  private final Instant now;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Terms> added = new ArrayList<>();
  private final SortedMap<OutcomeType, Instant> since = new TreeMap<>(BY_NAME);
  private final SortedMap<OutcomeType, TermsBook> before = new TreeMap<>(BY_NAME);
  private final SortedMap<OutcomeType, TermsBook> after = new TreeMap<>(BY_NAME);

  private FolderCheck(
      Registry registry, RemovalCheck.Found removal, Backdating backdating, Instant now) {
    this.registry = registry;
    this.removal = removal;
    this.backdating = backdating;
    this.now = now;
  }

  static ApplyPlan of(Content content, Ledger ledger, Backdating backdating, Instant now) {
    var stored = ledger.registry().applied(content.tenant().value().id());
    var removal = RemovalCheck.of(stored, content, ledger);
    var check = new FolderCheck(ledger.registry(), removal, backdating, now);
    Map<OutcomeType, List<Document<Terms>>> types = new LinkedHashMap<>();
    for (var document : content.terms()) {
      types.computeIfAbsent(document.value().outcome(), t -> new ArrayList<>()).add(document);
    }
    types.forEach((type, documents) -> check.type(content.tenant().value().id(), type, documents));
    check.refusals.addAll(removal.refusals());
    var billing = BillingCheck.of(stored, content, ledger, now);
    check.refusals.addAll(billing.refusals());
    check.notes.addAll(billing.notes());
    return new ApplyPlan(
        FolderDiff.of(stored, content),
        removal.removal(),
        check.refusals,
        check.notes,
        check.added,
        check.since,
        check.before,
        check.after);
  }

  private void type(TenantId tenant, OutcomeType type, List<Document<Terms>> documents) {
    var stored = StoredTerms.of(registry, tenant, type);
    for (Problem problem : stored.unreadable()) {
      refusals.add(
          "terms " + type + ": REFUSED, a stored version can't be read any more: " + problem);
    }
    int before = refusals.size();
    var fresh = new ArrayList<Terms>();
    for (var document : documents) {
      var terms = document.value();
      var there = stored.version(terms.version());
      if (there.isEmpty()) {
        fresh.add(terms);
        fits(terms, stored);
      } else if (!there.get().text().equals(document.text())) {
        refusals.add(ApplyTenant.OTHER_TEXT.formatted(terms.ref()));
      }
    }
    if (refusals.size() > before || !stored.unreadable().isEmpty()) {
      return;
    }
    added.addAll(fresh);
    var all = new ArrayList<>(staying(stored));
    all.addAll(fresh);
    var book = new TermsBook(type, all);
    after.put(type, book);
    if (staying(stored).isEmpty()) {
      notYet(book);
    } else {
      this.before.put(type, new TermsBook(type, staying(stored)));
      backdated(fresh, book);
    }
  }

  /**
   * Notes why a new version can't stand beside the stored ones, also those that are taken away: for
   * a minute there are functions that know both.
   */
  private void fits(Terms terms, StoredTerms stored) {
    for (Terms other : stored.terms()) {
      if (!other.claimBy().equals(terms.claimBy())) {
        refuse(
            terms,
            "/claim_by: %s, but %s, which is stored, has %s; a fact keeps its claim when terms"
                    .formatted(terms.claimBy(), other.ref(), other.claimBy())
                + " change: use a new outcome type");
        break;
      }
    }
    stored.terms().stream()
        .filter(other -> other.effectiveFrom().equals(terms.effectiveFrom()))
        .forEach(other ->
            refuse(
                terms,
                "/effective_from: %s, which is stored, is in force from the same instant; name"
                        .formatted(other.ref())
                    + " another"));
    if (!stored.isEmpty()
        && terms.effectiveFrom().isBefore(now)
        && backdating == Backdating.REFUSED) {
      refuse(
          terms,
          "/effective_from: %s is past, and %s has terms already; name a time ahead, or decide"
                  .formatted(terms.effectiveFrom(), terms.outcome())
              + " anew what came since then with --retroactive");
    }
  }

  private void refuse(Terms terms, String why) {
    refusals.add("terms " + terms.ref() + ": REFUSED, " + why);
  }

  /** The stored versions that aren't taken away. */
  private List<Terms> staying(StoredTerms stored) {
    return stored.terms().stream().filter(terms -> !removal.removal().takes(terms)).toList();
  }

  private void notYet(TermsBook book) {
    if (book.inForce(now).isEmpty()) {
      var first = book.versions().getFirst();
      notes.add(
          "terms %s: not in force before %s: no session that starts earlier is billed (no_terms)"
              .formatted(first.ref(), first.effectiveFrom()));
    }
  }

  /**
   * From when on results are decided anew: from the earliest new version that is past. Where none
   * is new, from the version in force, so that a run that was cut short can be repeated.
   */
  private void backdated(List<Terms> fresh, TermsBook book) {
    var past =
        fresh.stream()
            .map(Terms::effectiveFrom)
            .filter(from -> from.isBefore(now))
            .min(Comparator.naturalOrder());
    var again =
        backdating == Backdating.ACCEPTED && fresh.isEmpty()
            ? book.inForce(now).map(Terms::effectiveFrom)
            : past;
    again.ifPresent(from -> since.put(book.outcome(), from));
  }
}

package dev.countersign.app.operate.apply;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.TenantFolder.Content;
import dev.countersign.forms.config.TenantFolder.Document;
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
 * Holds the terms of a folder against those that are stored. Stored versions stay for ever: a
 * folder adds to them, and can't break them.
 */
final class FolderCheck {
  private static final Comparator<OutcomeType> BY_NAME = Comparator.comparing(OutcomeType::value);

  private final Registry registry;
  private final Backdating backdating;
  private final Instant now;
  private final List<String> refusals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Terms> added = new ArrayList<>();
  private final SortedMap<OutcomeType, Instant> since = new TreeMap<>(BY_NAME);
  private final SortedMap<OutcomeType, TermsBook> before = new TreeMap<>(BY_NAME);
  private final SortedMap<OutcomeType, TermsBook> after = new TreeMap<>(BY_NAME);

  private FolderCheck(Registry registry, Backdating backdating, Instant now) {
    this.registry = registry;
    this.backdating = backdating;
    this.now = now;
  }

  static ApplyPlan of(Content content, Registry registry, Backdating backdating, Instant now) {
    var check = new FolderCheck(registry, backdating, now);
    Map<OutcomeType, List<Document<Terms>>> types = new LinkedHashMap<>();
    for (var document : content.terms()) {
      types.computeIfAbsent(document.value().outcome(), t -> new ArrayList<>()).add(document);
    }
    types.forEach((type, documents) -> check.type(content.tenant().value().id(), type, documents));
    return new ApplyPlan(
        check.refusals, check.notes, check.added, check.since, check.before, check.after);
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
    missing(documents, stored);
    added.addAll(fresh);
    var all = new ArrayList<>(stored.terms());
    all.addAll(fresh);
    var book = new TermsBook(type, all);
    after.put(type, book);
    if (stored.isEmpty()) {
      notYet(book);
    } else {
      this.before.put(type, new TermsBook(type, stored.terms()));
      backdated(fresh, book);
    }
  }

  /** Notes why a new version can't stand beside the stored ones. */
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

  /**
   * A version that the folder has no more is not taken away: sessions that it governs are there.
   */
  private void missing(List<Document<Terms>> documents, StoredTerms stored) {
    stored.terms().stream()
        .filter(there ->
            documents.stream().noneMatch(file -> file.value().version() == there.version()))
        .forEach(there ->
            notes.add("terms " + there.ref() + ": stored, and not in the folder; it stays"));
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

package dev.countersign.app.operate.apply;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The versions of one outcome type that were applied before.
 *
 * @param versions each with its text, by its number
 * @param unreadable the problems of stored texts that can't be read any more
 */
record StoredTerms(
    OutcomeType type, SortedMap<Integer, Version> versions, List<Problem> unreadable) {

  /** A version, and the text that it was read from. */
  record Version(Terms terms, String text) {}

  static StoredTerms of(Registry registry, TenantId tenant, OutcomeType type) {
    var versions = new TreeMap<Integer, Version>();
    var unreadable = new ArrayList<Problem>();
    for (String text : registry.terms(tenant, type)) {
      switch (TermsForm.read(text)) {
        case Reading.Read<Terms>(Terms terms) ->
            versions.put(terms.version(), new Version(terms, text));
        case Reading.Unreadable<Terms>(List<Problem> problems) -> unreadable.addAll(problems);
      }
    }
    return new StoredTerms(type, versions, List.copyOf(unreadable));
  }

  boolean isEmpty() {
    return versions.isEmpty() && unreadable.isEmpty();
  }

  Optional<Version> version(int number) {
    return Optional.ofNullable(versions.get(number));
  }

  /** The versions' terms. */
  List<Terms> terms() {
    return versions.values().stream().map(Version::terms).toList();
  }
}

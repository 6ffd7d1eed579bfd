package dev.countersign.testing.oracle;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who speaks by one version of the terms (contract, section 5).
 *
 * @param speakers the billing source and those that it speaks for
 * @param takers those that may only take back
 */
record OracleVoices(Set<String> speakers, Set<String> takers) {

  static OracleVoices of(OracleTerms terms, OracleVersions versions) {
    var billing = terms.sources().getFirst();
    if (versions.haveNoSuccession()) {
      return new OracleVoices(Set.of(billing), Set.of());
    }
    var speakers = new HashSet<String>();
    speakers.add(billing);
    for (int before = 0; before < speakers.size(); ) {
      before = speakers.size();
      for (String source : List.copyOf(speakers)) {
        speakers.addAll(terms.succeeds().getOrDefault(source, List.of()));
      }
    }
    return new OracleVoices(speakers, successors(speakers, versions));
  }

  /** Those that succeed one of these in any version, directly or through others. */
  private static Set<String> successors(Set<String> speakers, OracleVersions versions) {
    var all = new HashSet<>(speakers);
    for (int before = 0; before < all.size(); ) {
      before = all.size();
      for (var terms : versions.newestFirst()) {
        terms
            .succeeds()
            .forEach((successor, lists) -> {
              if (lists.stream().anyMatch(all::contains)) {
                all.add(successor);
              }
            });
      }
    }
    all.removeAll(speakers);
    return all;
  }

  /** Whether the statement counts for the fold, its grade aside. */
  boolean speak(OracleStatement said) {
    return speakers.contains(said.source()) || (said.takesBack() && takers.contains(said.source()));
  }

  /** Whether this source is a witness. */
  boolean isWitness(String source) {
    return !speakers.contains(source) && !takers.contains(source);
  }
}

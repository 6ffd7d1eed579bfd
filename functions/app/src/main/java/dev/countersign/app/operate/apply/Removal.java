package dev.countersign.app.operate.apply;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.ledger.Registry.Version;
import java.util.List;

/**
 * What a folder has no more, and can be taken away.
 *
 * @param sources the tenant's sources
 * @param terms versions of terms that nothing is governed by
 */
public record Removal(List<SourceId> sources, List<Removed> terms) {
  /** Nothing. */
  public static final Removal NONE = new Removal(List.of(), List.of());

  public Removal {
    sources = List.copyOf(sources);
    terms = List.copyOf(terms);
  }

  /** A version, and its text, so that it can be put back. */
  public record Removed(Terms terms, Version version) {}

  boolean takes(Terms version) {
    return terms.stream().anyMatch(removed -> removed.terms().ref().equals(version.ref()));
  }
}

package dev.countersign.app.operate.apply;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.terms.Terms;
import dev.countersign.ledger.Registry.Version;
import java.util.List;

/**
 * What a folder has no more, and can be taken away.
 *
 * @param sources the tenant's sources
 * @param terms versions of terms that nothing is governed by
 * @param targets the tenant's uses of billing engines
 */
public record Removal(List<SourceId> sources, List<Removed> terms, List<TargetName> targets) {
  /** Nothing. */
  public static final Removal NONE = new Removal(List.of(), List.of(), List.of());

  public Removal {
    sources = List.copyOf(sources);
    terms = List.copyOf(terms);
    targets = List.copyOf(targets);
  }

  /** A version, and its text, so that it can be put back. */
  public record Removed(Terms terms, Version version) {}

  boolean takes(Terms version) {
    return terms.stream().anyMatch(removed -> removed.terms().ref().equals(version.ref()));
  }
}

package dev.countersign.domain.fold;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The sources whose statements are read in one order by one version of the terms. All others are
 * witnesses.
 *
 * @param whole the billing source, and those that it succeeds by this version, directly or through
 *     others
 * @param takingBack those that succeed one of them by any version: they only take back
 */
public record Speakers(Set<SourceId> whole, Set<SourceId> takingBack) {
  public Speakers {
    whole = Set.copyOf(whole);
    takingBack = Set.copyOf(takingBack);
  }

  /** Those who speak by this version of the book. */
  public static Speakers of(Terms terms, TermsBook book) {
    if (book.versions().stream().allMatch(version -> version.succeeds().isEmpty())) {
      return new Speakers(Set.of(terms.billingSource()), Set.of());
    }
    var whole = new HashSet<SourceId>();
    var next = new ArrayDeque<>(List.of(terms.billingSource()));
    while (!next.isEmpty()) {
      var source = next.remove();
      if (whole.add(source)) {
        next.addAll(terms.succeeds().getOrDefault(source, List.of()));
      }
    }
    var speaking = new HashSet<>(whole);
    while (speaking.addAll(successors(speaking, book))) {
      // Each round adds those who succeed the ones of the round before.
    }
    speaking.removeAll(whole);
    return new Speakers(whole, speaking);
  }

  /** Whether this statement is read: its source speaks, and not only to take back. */
  public boolean speak(Statement statement) {
    return whole.contains(statement.source())
        || (statement.act().takesBack() && takingBack.contains(statement.source()));
  }

  /** Whether this source speaks, if only to take back. */
  public boolean include(SourceId source) {
    return whole.contains(source) || takingBack.contains(source);
  }

  private static Set<SourceId> successors(Collection<SourceId> of, TermsBook book) {
    var successors = new HashSet<SourceId>();
    for (Terms version : book.versions()) {
      version
          .succeeds()
          .forEach((source, earlier) -> {
            if (earlier.stream().anyMatch(of::contains)) {
              successors.add(source);
            }
          });
    }
    return successors;
  }
}

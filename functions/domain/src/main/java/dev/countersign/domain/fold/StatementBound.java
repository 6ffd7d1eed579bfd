package dev.countersign.domain.fold;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.registers.KeptStatements;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps an outcome's statements within their bound: the contract, section 4. Beyond it, statements
 * that change nothing by any version are folded away, the oldest first. A statement that takes
 * something back always has room.
 */
public final class StatementBound {
  /** How many statements are kept one by one; those that take something back may exceed it. */
  public static final int MOST = 256;

  private final TermsBook book;
  private final Set<SourceId> billing = new HashSet<>();

  private StatementBound(TermsBook book) {
    this.book = book;
    for (Terms terms : book.versions()) {
      var speakers = Speakers.of(terms, book);
      billing.addAll(speakers.whole());
      billing.addAll(speakers.takingBack());
    }
  }

  /** The statements within their bound; none if there is no room for the one that was added. */
  public static Optional<KeptStatements> fit(KeptStatements kept, Statement added, TermsBook book) {
    var bound = new StatementBound(book);
    var fitting = kept;
    while (!bound.fits(fitting)) {
      var folded = bound.withoutOldest(fitting, added);
      if (folded.isEmpty()) {
        return added.act().takesBack() ? Optional.of(fitting) : bound.without(added, fitting);
      }
      fitting = folded.get();
    }
    return Optional.of(fitting);
  }

  private boolean fits(KeptStatements kept) {
    return kept.all().size() <= MOST
        && StatementSize.of(kept.all().stream().filter(this::bills)) <= StatementSize.MOST_BILLING
        && StatementSize.of(kept.all().stream().filter(statement -> !bills(statement)))
            <= StatementSize.MOST_OF_WITNESSES;
  }

  private boolean bills(Statement statement) {
    return billing.contains(statement.source());
  }

  /** Without the oldest statement that changes nothing; none if all change something. */
  private Optional<KeptStatements> withoutOldest(KeptStatements kept, Statement added) {
    var before = folds(kept);
    for (Statement oldest : kept.all()) {
      if (!oldest.repeats(added) && oldest.effectiveAt() == null) {
        var folded = kept.folded(oldest);
        if (folds(folded).equals(before)) {
          return Optional.of(folded);
        }
      }
    }
    return Optional.empty();
  }

  /** Without the one that was added, if that changes nothing either. */
  private Optional<KeptStatements> without(Statement added, KeptStatements kept) {
    var rest = kept.without(added);
    return folds(rest).equals(folds(kept)) ? Optional.of(rest) : Optional.empty();
  }

  /** What all sides say by all versions, with every change of price and with none. */
  private List<FoldedCore> folds(KeptStatements kept) {
    var folds = new ArrayList<FoldedCore>();
    var sources = new HashSet<SourceId>();
    kept.all().forEach(statement -> sources.add(statement.source()));
    for (Terms terms : book.versions()) {
      var speakers = Speakers.of(terms, book);
      add(folds, SpokenStatements.of(kept, speakers, terms, book), terms);
      terms.sources().stream()
          .filter(source -> !speakers.include(source) && sources.contains(source))
          .forEach(
              witness -> add(folds, SpokenStatements.ofWitness(witness, kept, terms, book), terms));
    }
    return folds;
  }

  private static void add(List<FoldedCore> folds, SpokenStatements spoken, Terms terms) {
    folds.add(FoldedCore.of(spoken.at(Instant.MAX), spoken.weak(), terms));
    folds.add(FoldedCore.of(spoken.at(Instant.MIN), spoken.weak(), terms));
  }
}

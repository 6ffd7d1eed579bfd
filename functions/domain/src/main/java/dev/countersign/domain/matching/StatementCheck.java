package dev.countersign.domain.matching;

import dev.countersign.domain.Problem;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.ClawbackRule;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.domain.terms.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether any version of the terms can use what a statement says. The rules are those of the
 * contract, section 2; what needs the time of receipt or the tenant is checked before. What only
 * some versions mind is no problem here: it becomes a status once the governing one is known.
 */
public final class StatementCheck {
  private StatementCheck() {}

  /** The first problem, with the field that has it and the fix; none if the terms can use it. */
  public static Optional<Problem> problem(Statement statement, TermsBook book) {
    boolean inTerms =
        book.versions().stream().anyMatch(terms -> terms.admitted().contains(statement.source()));
    if (!inTerms) {
      return Optional.of(
          new Problem(
              "source_not_in_terms",
              "/outcome",
              "the terms of " + statement.outcome() + " don't let this source attest",
              "add the source to the terms' sources"));
    }
    return currency(statement, book).or(() -> dates(statement, book));
  }

  /** The problem with a statement for which the outcome has no room. */
  public static Problem noRoom() {
    return new Problem(
        "too_many_statements",
        "/record",
        "the outcome keeps as many statements as it can, and each of them counts",
        "send fewer notes and facts of this record; what takes it back is always taken");
  }

  private static Optional<Problem> currency(Statement statement, TermsBook book) {
    Money value = statement.value();
    return statement.act() != Act.ATTESTED || value == null || book.takes(value.currency())
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "wrong_currency",
                "/value/currency",
                "not a currency of the terms",
                "state the value in "
                    + book.versions().getLast().price().currency().getCurrencyCode()));
  }

  private static Optional<Problem> dates(Statement statement, TermsBook book) {
    if (statement.act().takesBack()) {
      return Optional.empty();
    }
    var wrong = book.versions().stream().map(terms -> outOfRange(statement, terms)).toList();
    return wrong.stream().allMatch(Optional::isPresent)
        ? wrong
            .getLast()
            .map(path ->
                new Problem(
                    "out_of_range",
                    StatementPaths.pointer(path.path()),
                    "not between the years 2000 and 2100",
                    "send the real date, or none"))
        : Optional.empty();
  }

  /** The first date of this version that the statement puts out of range. */
  private static Optional<DatePath> outOfRange(Statement statement, Terms terms) {
    return dated(terms).stream()
        .filter(path ->
            StatementPaths.date(statement.facts(), path.path(), terms.zone())
                .filter(date -> !TimeRange.contains(date))
                .isPresent())
        .findFirst();
  }

  /** The dates that a version counts from. */
  public static List<DatePath> dated(Terms terms) {
    var paths = new ArrayList<DatePath>();
    paths.add(terms.hold().from());
    terms.lock().ifPresent(lock -> paths.add(lock.from()));
    for (ClawbackRule rule : terms.clawback()) {
      switch (rule.clawback()) {
        case Clawback.Always always -> {}
        case Clawback.Full full -> paths.add(full.from());
        case Clawback.ProRata proRata -> paths.add(proRata.from());
        case Clawback.Steps steps -> paths.add(steps.from());
      }
    }
    return paths;
  }
}

package dev.countersign.domain.matching;

import dev.countersign.domain.Problem;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.Clawback;
import dev.countersign.domain.terms.DatePath;
import dev.countersign.domain.terms.Price;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.util.Optional;

/**
 * Checks whether the terms can use what a statement says. The rules are those of the contract,
 * section 2; what needs the time of receipt or the tenant is checked before.
 */
public final class StatementCheck {
  private StatementCheck() {}

  /** The first problem, with the field that has it and the fix; none if the terms can use it. */
  public static Optional<Problem> problem(Statement statement, TermsBook book) {
    boolean inTerms =
        book.versions().stream().anyMatch(terms -> terms.sources().contains(statement.source()));
    if (!inTerms) {
      return Optional.of(
          new Problem(
              "source_not_in_terms",
              "/outcome",
              "the terms of " + statement.outcome() + " don't let this source attest",
              "add the source to the terms' sources"));
    }
    var terms = book.reading(statement.occurredAt());
    if (!terms.billingSource().equals(statement.source())) {
      return Optional.empty();
    }
    return currency(statement, terms)
        .or(() -> statement.act() == Act.RETRACTED ? Optional.empty() : missing(statement, terms));
  }

  private static Optional<Problem> currency(Statement statement, Terms terms) {
    Money value = statement.value();
    var billed = terms.price().currency();
    return value == null || value.currency().equals(billed)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "wrong_currency",
                "/value/currency",
                "not the currency of the terms",
                "state the value in " + billed.getCurrencyCode()));
  }

  private static Optional<Problem> missing(Statement statement, Terms terms) {
    if (terms.price() instanceof Price.Percent && statement.value() == null) {
      return Optional.of(
          new Problem(
              "missing_value",
              "/value",
              "missing; the price is a percentage of it",
              "send the value"));
    }
    return date(statement, terms, terms.hold().from(), "hold")
        .or(() ->
            switch (terms.clawback()) {
              case Clawback.Always always -> Optional.empty();
              case Clawback.Full full -> date(statement, terms, full.from(), "clawback");
              case Clawback.ProRata proRata -> date(statement, terms, proRata.from(), "clawback");
              case Clawback.Steps steps -> date(statement, terms, steps.from(), "clawback");
            });
  }

  private static Optional<Problem> date(
      Statement statement, Terms terms, DatePath from, String clause) {
    return StatementPaths.instant(statement, from.path(), terms.zone()).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "missing_date",
                StatementPaths.pointer(from.path()),
                "not a date; the " + clause + " counts from it",
                "send an RFC 3339 time with an offset, or a date"));
  }
}

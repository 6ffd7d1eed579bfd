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

/** Whether the terms can use what a statement says; where not, which field, and how to mend it. */
public final class StatementCheck {
  private StatementCheck() {}

  public static Optional<Problem> problem(Statement said, TermsBook book) {
    boolean known =
        book.versions().stream().anyMatch(terms -> terms.sources().contains(said.source()));
    if (!known) {
      return Optional.of(
          new Problem(
              "source_not_in_terms",
              "/outcome",
              "the terms of " + said.outcome() + " don't let this source attest",
              "add the source to the terms' sources"));
    }
    var terms = book.reading(said.occurredAt());
    if (!terms.billingSource().equals(said.source())) {
      return Optional.empty();
    }
    return currency(said, terms)
        .or(() -> said.act() == Act.RETRACTED ? Optional.empty() : missing(said, terms));
  }

  private static Optional<Problem> currency(Statement said, Terms terms) {
    Money value = said.value();
    var wanted = terms.price().currency();
    return value == null || value.currency().equals(wanted)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "wrong_currency",
                "/value/currency",
                "not the currency of the terms",
                "state the value in " + wanted.getCurrencyCode()));
  }

  private static Optional<Problem> missing(Statement said, Terms terms) {
    if (terms.price() instanceof Price.Percent && said.value() == null) {
      return Optional.of(
          new Problem(
              "missing_value",
              "/value",
              "missing; the price is a percentage of it",
              "send the value"));
    }
    return date(said, terms, terms.hold().from(), "hold")
        .or(() ->
            switch (terms.clawback()) {
              case Clawback.Always always -> Optional.empty();
              case Clawback.Full full -> date(said, terms, full.from(), "clawback");
              case Clawback.ProRata proRata -> date(said, terms, proRata.from(), "clawback");
              case Clawback.Steps steps -> date(said, terms, steps.from(), "clawback");
            });
  }

  private static Optional<Problem> date(Statement said, Terms terms, DatePath from, String clause) {
    return StatementPaths.instant(said, from.path(), terms.zone()).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "missing_date",
                StatementPaths.pointer(from.path()),
                "not a date; the " + clause + " counts from it",
                "send an RFC 3339 time with an offset, or a date"));
  }
}

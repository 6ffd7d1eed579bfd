package dev.countersign.domain.matching;

import dev.countersign.domain.Claim;
import dev.countersign.domain.NormalText;
import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.TermsBook;
import java.util.ArrayList;
import java.util.List;

/** The claim of a statement, or why it has none. */
public sealed interface ClaimReading {
  /** Every field that {@code claim_by} names has a value. */
  record Claimed(Claim claim) implements ClaimReading {}

  /** A field that {@code claim_by} names is missing or blank, or has an invisible character. */
  record Unclaimed(Problem problem) implements ClaimReading {}

  /** Reads the fields that the terms' {@code claim_by} names, in their order. */
  static ClaimReading of(Statement statement, TermsBook book) {
    return of(statement, book.claimBy());
  }

  /** Reads the fields at these paths, in their order. */
  static ClaimReading of(Statement statement, List<String> claimBy) {
    var values = new ArrayList<String>();
    for (String path : claimBy) {
      var value = StatementPaths.text(statement, path);
      if (value.isEmpty()) {
        return new Unclaimed(
            new Problem(
                "missing_claim",
                StatementPaths.pointer(path),
                "missing; the terms count each fact once by it",
                "send it, or change the terms' claim_by"));
      }
      if (NormalText.hasInvisible(value.get())) {
        return new Unclaimed(
            new Problem(
                "invisible_character",
                StatementPaths.pointer(path),
                "a control character, or one that nobody sees; the terms count each fact once by it",
                "send it without"));
      }
      values.add(NormalText.of(value.get()));
    }
    return new Claimed(Claim.of(statement.outcome(), values));
  }
}

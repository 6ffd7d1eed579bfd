package dev.countersign.domain.matching;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.StatementPaths;
import dev.countersign.domain.terms.TermsBook;
import java.util.ArrayList;

/** Finds the claim of a statement: the key under which its fact is counted once. */
public sealed interface ClaimReading {
  record Claimed(Claim claim) implements ClaimReading {}

  record Unclaimed(Problem problem) implements ClaimReading {}

  static ClaimReading of(Statement said, TermsBook book) {
    var values = new ArrayList<String>();
    for (String path : book.claimBy()) {
      var value = StatementPaths.text(said, path);
      if (value.isEmpty()) {
        return new Unclaimed(
            new Problem(
                "missing_claim",
                StatementPaths.pointer(path),
                "missing; the terms count each fact once by it",
                "send it, or change the terms' claim_by"));
      }
      values.add(value.get());
    }
    return new Claimed(Claim.of(said.outcome(), values));
  }
}

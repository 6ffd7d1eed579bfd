package dev.countersign.domain.outcome;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Problem;
import dev.countersign.domain.terms.TermsBook;
import java.util.ArrayList;

/** Finds the claim of a statement: the key under which its fact is counted once. */
public sealed interface Claims {
  record Claimed(Claim claim) implements Claims {}

  record Unclaimed(Problem problem) implements Claims {}

  static Claims of(Statement said, TermsBook book) {
    var values = new ArrayList<String>();
    for (String path : book.claimBy()) {
      var value = Paths.text(said, path);
      if (value.isEmpty()) {
        return new Unclaimed(
            new Problem(
                "missing_claim",
                Paths.pointer(path),
                "missing; the terms count each fact once by it",
                "send it, or change the terms' claim_by"));
      }
      values.add(value.get());
    }
    return new Claimed(Claim.of(said.outcome(), values));
  }
}

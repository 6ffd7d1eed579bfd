package dev.countersign.domain.books;

import dev.countersign.domain.Problem;

/** Why what may still be attested is not settled. */
final class Waiting {
  static final Problem PROBLEM =
      new Problem(
          "waiting",
          "",
          "no attestation yet, and one may still come",
          "give the next month's file, too, or a shorter --wait");

  private Waiting() {}
}

package dev.countersign.domain.terms;

import dev.countersign.domain.OutcomeType;

/** The name of one version of the terms, written {@code policy_signed@3}. */
public record TermsRef(OutcomeType outcome, int version) {
  @Override
  public String toString() {
    return outcome + "@" + version;
  }

  /** Reads what {@link #toString} wrote. */
  public static TermsRef parse(String text) {
    int at = text.lastIndexOf('@');
    return new TermsRef(
        new OutcomeType(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
  }
}

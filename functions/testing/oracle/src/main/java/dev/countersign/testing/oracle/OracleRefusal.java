package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleStatement.Act;
import dev.countersign.testing.oracle.OracleTerms.After;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which statements are refused. A refused one is treated as never said (contract, section 2). */
record OracleRefusal(OracleVersions versions) {
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** The reason, in the order of the contract's table; none if it is accepted. */
  @Nullable String of(OracleStatement said) {
    if (said.statedAt() == null && mustStateWhen(said)) {
      return "missing";
    }
    if (isFromTheFuture(said)) {
      return "from_the_future";
    }
    if (isOutOfRange(said)) {
      return "out_of_range";
    }
    if (!versions.name(said.source())) {
      return "source_not_in_terms";
    }
    return said.act() == Act.ATTESTED && isInWrongCurrency(said) ? "wrong_currency" : null;
  }

  /** Whether it has a value in a currency that no version takes. */
  boolean isInWrongCurrency(OracleStatement said) {
    return said.value() != null && !versions.take(said.value().currency());
  }

  private static boolean mustStateWhen(OracleStatement said) {
    return switch (said.act()) {
      case ATTESTED -> false;
      case RESTATED, NOTED, MERGED -> true;
      case RETRACTED -> isAhead(said.occurredAt(), said);
    };
  }

  private static boolean isFromTheFuture(OracleStatement said) {
    return (said.act() != Act.RETRACTED && isAhead(said.occurredAt(), said))
        || (said.statedAt() != null && isAhead(said.statedAt(), said));
  }

  private static boolean isAhead(Instant at, OracleStatement said) {
    return at.isAfter(said.receivedAt().plus(AHEAD));
  }

  private boolean isOutOfRange(OracleStatement said) {
    return !OracleDates.isInRange(said.occurredAt())
        || (said.statedAt() != null && !OracleDates.isInRange(said.statedAt()))
        || (said.effectiveAt() != null && !OracleDates.isInRange(said.effectiveAt()))
        || (!said.takesBack()
            && !said.facts().isEmpty()
            && versions.newestFirst().stream().allMatch(terms -> minds(terms, said)));
  }

  /** Whether a date that this version names is outside the range. */
  private static boolean minds(OracleTerms terms, OracleStatement said) {
    if (minds(terms.hold(), terms, said) || minds(terms.lock(), terms, said)) {
      return true;
    }
    for (var rule : terms.clawback()) {
      if (isOutOfRange(rule.from(), terms, said)) {
        return true;
      }
    }
    return false;
  }

  private static boolean minds(@Nullable After after, OracleTerms terms, OracleStatement said) {
    return after != null && isOutOfRange(after.from(), terms, said);
  }

  private static boolean isOutOfRange(String name, OracleTerms terms, OracleStatement said) {
    var date = OracleDates.inFacts(said.facts(), name, terms.zone());
    return date != null && !OracleDates.isInRange(date);
  }
}

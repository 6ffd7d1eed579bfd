package dev.countersign.testing.oracle;

import dev.countersign.testing.oracle.OracleAnswer.Share;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers what must stand billed by the contract, from the sets of what was stated, recorded and
 * resolved. It is pure, and shares nothing with the product.
 */
public final class Oracle {
  private final OracleCase known;
  private final OracleVersions versions;
  private final OracleStatements statements;
  private final Instant now;

  private Oracle(OracleCase known, Instant now) {
    this.known = known;
    this.versions = new OracleVersions(known.terms());
    this.statements = new OracleStatements(known.said(), versions);
    this.now = now;
  }

  /** What must stand at {@code now}, once all that is due by then is settled and published. */
  public static OracleAnswer at(OracleCase known, Instant now) {
    return new Oracle(known, now).answer();
  }

  /**
   * The most, in minor units, that can stand billed at {@code now}, whatever of it is settled:
   * nothing before a hold has ended, and never more than the greatest price.
   */
  public static long atMost(OracleCase known, Instant now) {
    return new Oracle(known, now).atMost();
  }

  /** When the hold of a truth ends by these terms; none if the truth lacks its date. */
  public static @Nullable Instant holdEnd(OracleStatement truth, OracleTerms terms) {
    return OracleDecision.holdEnd(truth, terms);
  }

  /** The price of a truth by these terms, in minor units; none if it can't be computed. */
  public static @Nullable Long price(OracleStatement truth, OracleTerms terms) {
    return OracleDecision.price(truth, terms);
  }

  private OracleAnswer answer() {
    var truth = statements.truth();
    return truth == null ? withoutTruth() : withTruth(truth);
  }

  private OracleAnswer withoutTruth() {
    if (statements.isEmpty()) {
      return nothing(OracleAnswer.NO_OUTCOME, null, Set.of());
    }
    if (statements.isUnderAssured()) {
      return nothing("NotBillable", "assurance", Set.of());
    }
    var retraction = statements.retractionWithoutTruth();
    return retraction == null
        ? nothing("Parked", "not_attested", Set.of())
        : nothing("Void", retraction.reason(), Set.of());
  }

  private OracleAnswer withTruth(OracleStatement truth) {
    var reading = versions.readAt(truth.occurredAt());
    var endOfWait = reading.waits().from(truth.receivedAt(), reading.zone());
    var match = OracleMatch.by(truth, known.sessions(), versions, endOfWait);
    boolean over = !now.isBefore(endOfWait);
    if (match.candidates().isEmpty()) {
      var nearMiss = match.nearMiss();
      if (nearMiss != null && OracleMatch.namesOne(truth, reading)) {
        return nothing("NotBillable", nearMiss, Set.of());
      }
      return nothing(
          over ? "Lapsed" : "Parked", nearMiss == null ? "no_session" : nearMiss, Set.of());
    }
    var ids = mayChoose(match.candidates(), reading);
    var chosen = chosen(match.candidates(), reading);
    if (chosen.isEmpty()) {
      return nothing(over ? "Lapsed" : "Ambiguous", "several_sessions", ids);
    }
    var terms = versions.inForce(chosen.getFirst().startedAt());
    return terms == null
        ? nothing("NotBillable", "no_terms", ids)
        : new OracleDecision(known, statements, truth, chosen, terms, ids, now).answer();
  }

  /** The sessions that a person may choose from: under {@code sole} the candidates. */
  private static Set<String> mayChoose(List<OracleSession> candidates, OracleTerms reading) {
    return reading.attribution() == OracleTerms.Attribution.SOLE
        ? candidates.stream().map(OracleSession::id).collect(Collectors.toSet())
        : Set.of();
  }

  /** The foremost first; none if there are several under {@code sole} and no choice. */
  private List<OracleSession> chosen(List<OracleSession> candidates, OracleTerms reading) {
    return switch (reading.attribution()) {
      case FIRST -> List.of(candidates.getFirst());
      case LAST -> List.of(candidates.getLast());
      case EVEN, TIME_DECAY -> candidates.reversed();
      case SOLE ->
          candidates.size() == 1
              ? candidates
              : candidates.stream().filter(one -> one.id().equals(personsChoice())).toList();
    };
  }

  private @Nullable String personsChoice() {
    return known.choices().stream()
        .max(Comparator.comparing(OracleChoice::at))
        .map(OracleChoice::session)
        .orElse(null);
  }

  private static OracleAnswer nothing(
      String status, @Nullable String reason, Set<String> candidates) {
    return new OracleAnswer(status, reason, 0, null, List.<Share>of(), null, candidates);
  }

  private long atMost() {
    return statements.truths().stream().mapToLong(this::atMost).max().orElse(0);
  }

  /** By any form of any session: it may have been billed by that one once. */
  private long atMost(OracleStatement truth) {
    var by = versions.readAt(truth.occurredAt()).by();
    long most = 0;
    for (OracleSession form : known.sessions()) {
      var terms = versions.inForce(form.startedAt());
      if (terms != null
          && OracleMatch.isLinked(truth, form, by)
          && OracleMatch.miss(truth, form, versions) == null) {
        most = Math.max(most, OracleDecision.atMost(truth, terms, now));
      }
    }
    return most;
  }
}

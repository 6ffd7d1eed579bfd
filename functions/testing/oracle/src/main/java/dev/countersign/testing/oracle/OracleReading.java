package dev.countersign.testing.oracle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one version of the terms makes of it (contract, sections 5 to 7).
 *
 * @param read the statements that it reads, in order
 * @param match none if there is no truth
 * @param chosen the foremost first; empty if none is chosen
 */
record OracleReading(
    OracleTerms terms,
    OracleVoices voices,
    List<OracleStatement> read,
    OracleFold fold,
    @Nullable OracleMatch match,
    List<OracleSession> chosen) {

  static OracleReading of(
      OracleTerms terms,
      OracleKept kept,
      Collection<OracleMatch.Known> sessions,
      List<OracleChoice> choices,
      Instant now) {
    var voices = OracleVoices.of(terms, kept.versions());
    var read = kept.read(terms, now, voices::speak);
    var fold = OracleFold.of(read, terms);
    var truth = fold.truth();
    if (truth == null) {
      return new OracleReading(terms, voices, read, fold, null, List.of());
    }
    var match = OracleMatch.by(truth, sessions, kept.versions().matching(truth.occurredAt()));
    var chosen = chosen(match.candidates(), terms, choices);
    return new OracleReading(terms, voices, read, fold, match, chosen);
  }

  private static List<OracleSession> chosen(
      List<OracleSession> candidates, OracleTerms terms, List<OracleChoice> choices) {
    if (candidates.isEmpty()) {
      return List.of();
    }
    return switch (terms.attribution()) {
      case FIRST -> List.of(candidates.getFirst());
      case LAST -> List.of(candidates.getLast());
      case EVEN, TIME_DECAY -> candidates.reversed();
      case SOLE -> candidates.size() == 1 ? candidates : chosenByAPerson(candidates, choices);
    };
  }

  /** The newest choice counts; at a tie the one that stands stays. */
  private static List<OracleSession> chosenByAPerson(
      List<OracleSession> candidates, List<OracleChoice> choices) {
    var newest =
        choices.stream()
            .reduce((a, b) -> b.at().isAfter(a.at()) ? b : a)
            .map(OracleChoice::session)
            .orElse(null);
    return candidates.stream().filter(one -> one.id().equals(newest)).toList();
  }

  /** The sessions that a person may choose from: under {@code sole} the candidates. */
  Set<String> mayChoose() {
    return match == null || terms.attribution() != OracleTerms.Attribution.SOLE
        ? Set.of()
        : match.candidates().stream().map(OracleSession::id).collect(Collectors.toSet());
  }

  /** The retraction that happened first, in effect or not. */
  @Nullable OracleStatement firstRetraction() {
    return fold.retractions().stream().min(OracleFold.EARLIEST).orElse(null);
  }

  /** Whether a source that speaks said that it happened, in a grade that isn't believed. */
  boolean isUnderAssured(OracleKept kept) {
    return kept.all().stream()
        .anyMatch(one ->
            (one.act() == OracleStatement.Act.ATTESTED || one.act() == OracleStatement.Act.RESTATED)
                && voices.speakers().contains(one.source())
                && one.assurance().compareTo(terms.assurance()) < 0);
  }
}

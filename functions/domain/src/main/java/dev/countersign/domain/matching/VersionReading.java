package dev.countersign.domain.matching;

import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.fold.Speakers;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an outcome looks like by one version of its terms.
 *
 * @param spoken the statements that the version reads
 * @param folded what they say together now
 * @param candidatesOrNull the sessions that the truth can mean; none while there is no truth
 * @param chosen those that the version's attribution chooses, the foremost first
 */
public record VersionReading(
    Terms terms,
    Speakers speakers,
    SpokenStatements spoken,
    Folded folded,
    @Nullable CandidateSessions candidatesOrNull,
    List<Session> chosen) {

  static VersionReading of(Terms terms, OutcomeRegisters registers, TermsBook book, Instant now) {
    var speakers = Speakers.of(terms, book);
    var spoken = SpokenStatements.of(registers.statements(), speakers, terms, book);
    var folded = spoken.at(now);
    var candidates =
        folded.truth().map(truth -> CandidateSessions.of(truth, registers, book)).orElse(null);
    List<Session> chosen =
        candidates == null
            ? List.of()
            : candidates.chosenBy(terms.attribution(), registers.choice());
    return new VersionReading(terms, speakers, spoken, folded, candidates, chosen);
  }

  /** What is true by this version, or was before it was taken back. */
  public Optional<Truth> truth() {
    return folded.truth();
  }

  /** The sessions that the truth can mean; none while there is no truth. */
  public Optional<CandidateSessions> candidates() {
    return Optional.ofNullable(candidatesOrNull);
  }

  /** The version in force when the foremost chosen session started, if there are both. */
  Optional<Terms> inForceAtStart(TermsBook book) {
    return chosen.stream().findFirst().flatMap(session -> book.inForce(session.startedAt()));
  }

  /** Whether its fold leads to a session that this very version governs. */
  boolean fits(TermsBook book) {
    return inForceAtStart(book).filter(terms::equals).isPresent();
  }

  /** Whether it says something of a fact that has no truth: it was taken back, or too weak. */
  boolean knowsWithoutTruth() {
    return truth().isEmpty()
        && (folded.state() == Folded.State.TAKEN_BACK
            || spoken.weak() == SpokenStatements.Belief.SOME_TOO_WEAK);
  }
}

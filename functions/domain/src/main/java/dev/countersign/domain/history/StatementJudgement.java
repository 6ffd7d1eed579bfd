package dev.countersign.domain.history;

import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.fold.CountingRetractions;
import dev.countersign.domain.fold.Folded;
import dev.countersign.domain.fold.Speakers;
import dev.countersign.domain.fold.SpokenStatements;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.statement.Act;
import dev.countersign.domain.statement.Statement;
import dev.countersign.domain.statement.Truth;
import dev.countersign.domain.terms.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one statement, by lines 5 to 14 of the table of verdicts in the contract, section
 * 15.
 *
 * @param differs JSON Pointers to what it says otherwise than the truth that stood before
 */
record StatementJudgement(StatementVerdict verdict, List<String> differs) {

  /**
   * Judges a statement. What changes a price from a date ahead counts from now on here, since it is
   * answered once.
   *
   * @param before what the outcome kept before the statement came
   * @param after what it keeps with it
   * @param owed what is owed with it
   */
  static StatementJudgement of(
      Statement statement, OutcomeReading before, OutcomeReading after, Assessment owed) {
    Terms terms = after.terms();
    var speakers = Speakers.of(terms, after.book());
    var stood =
        SpokenStatements.of(before.registers().statements(), speakers, terms, after.book())
            .at(Instant.MAX);
    var stands = after.version().spoken().at(Instant.MAX);
    var verdict =
        unread(statement, speakers, after, stands)
            .orElseGet(() -> read(statement, new Change(stood, stands, terms), before, owed));
    return new StatementJudgement(verdict, StatementDifference.pointers(statement, stood));
  }

  /** What the entry keeps of the statement. */
  Stimulus.Trace.Said trace(Statement statement) {
    return new Stimulus.Trace.Said(
        statement.act(),
        statement.source(),
        statement.message(),
        statement.evidence(),
        verdict,
        differs);
  }

  /** The verdict on a statement that the version passes over. */
  private static Optional<StatementVerdict> unread(
      Statement statement, Speakers speakers, OutcomeReading after, Folded folded) {
    if (!speakers.speak(statement)) {
      return Optional.of(StatementVerdict.WITNESSED);
    }
    if (!statement.assurance().atLeast(after.terms().assurance())) {
      return Optional.of(StatementVerdict.UNDER_ASSURED);
    }
    if (after.registers().statements().isFoldedAway(statement)) {
      return Optional.of(StatementVerdict.SUPERSEDED);
    }
    if (SpokenStatements.isInForeignCurrency(statement, after.book())) {
      return Optional.of(StatementVerdict.WRONG_CURRENCY);
    }
    if (folded.locked().stream().anyMatch(statement::repeats)) {
      return Optional.of(StatementVerdict.LOCKED);
    }
    return statement.act() != Act.MERGED && folded.merge().isPresent()
        ? Optional.of(StatementVerdict.MERGED)
        : Optional.empty();
  }

  private static StatementVerdict read(
      Statement statement, Change change, OutcomeReading before, Assessment owed) {
    if (before.registers().statements().all().stream().anyMatch(statement::repeats)) {
      return StatementVerdict.DUPLICATE;
    }
    if (change.isNone()) {
      return saysNothingNew(statement, change.stood)
          ? StatementVerdict.DUPLICATE
          : StatementVerdict.SUPERSEDED;
    }
    var refund = owed.refundOrNull();
    return statement.act() == Act.RETRACTED
            && !statement.occurredAt().isAfter(before.now())
            && owed.status() == OutcomeStatus.BILLABLE
            && refund != null
            && !refund.refund().isPositive()
        ? StatementVerdict.NOT_REFUNDABLE
        : StatementVerdict.ACCEPTED;
  }

  private static boolean saysNothingNew(Statement statement, Folded stood) {
    return switch (statement.act()) {
      case ATTESTED, RESTATED, NOTED -> StatementDifference.saysTheSame(statement, stood);
      case RETRACTED ->
          stood.retractions().stream()
              .anyMatch(known ->
                  known.occurredAt().equals(statement.occurredAt())
                      && Objects.equals(known.reason(), statement.reason()));
      case MERGED ->
          stood.merge().filter(known -> Objects.equals(known.into(), statement.into())).isPresent();
    };
  }

  /** What a statement changed by one version. */
  private record Change(Folded stood, Folded stands, Terms terms) {
    boolean isNone() {
      return stood.state() == stands.state()
          && sameTruth()
          && counting(stood).equals(counting(stands))
          && Objects.equals(into(stood), into(stands));
    }

    private boolean sameTruth() {
      var before = stood.truthOrNull();
      var after = stands.truthOrNull();
      if (before == null || after == null) {
        return before == null && after == null && stood.noted().equals(stands.noted());
      }
      return before.occurredAt().equals(after.occurredAt())
          && Objects.equals(before.value(), after.value())
          && Objects.equals(before.reason(), after.reason())
          && before.facts().equals(after.facts())
          && sameLinks(before, after);
    }

    private static boolean sameLinks(Truth before, Truth after) {
      return Objects.equals(before.session(), after.session())
          && Objects.equals(before.conversation(), after.conversation())
          && Objects.equals(before.record(), after.record())
          && before.keys().equals(after.keys());
    }

    private List<Statement> counting(Folded folded) {
      return CountingRetractions.earliestOfEachRule(folded.retractions(), terms);
    }

    private static @Nullable Object into(Folded folded) {
      return folded.merge().map(Statement::into).orElse(null);
    }
  }
}

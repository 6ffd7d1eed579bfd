package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.Reconciliation;
import dev.countersign.domain.fold.StatementBound;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.OutcomeReading;
import dev.countersign.domain.matching.StatementCheck;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.domain.registers.OutcomeRegisters;
import dev.countersign.domain.registers.Restoration;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decides the next entry of a history. This is the only way in which a history grows: from its last
 * entry, a stimulus, its terms and the time.
 */
public final class OutcomeDecider {
  private final NextEntry next;
  private final OutcomeReadings readings;

  private OutcomeDecider(NextEntry next, OutcomeReadings readings) {
    this.next = next;
    this.readings = readings;
  }

  /**
   * Decides a stimulus. Writes nothing: the caller appends the entry.
   *
   * @param last the outcome's last entry; none for a new outcome
   * @return the next entry, or why there is none
   */
  public static Decision decide(
      TenantId tenant,
      Claim claim,
      Optional<SealedEntry> last,
      Stimulus stimulus,
      TermsBook book,
      Instant now) {
    var next = new NextEntry(tenant, claim, last, now);
    var readings = new OutcomeReadings(next, book);
    var decider = new OutcomeDecider(next, readings);
    return switch (stimulus) {
      case Stimulus.Stated stated -> decider.stated(stated);
      case Stimulus.SessionsRecorded recorded -> decider.recorded(recorded.sessions());
      case Stimulus.SessionChosen chosen -> decider.chosen(chosen.choice());
      case Stimulus.Ruled ruled -> decider.ruled(ruled.ruling());
      case Stimulus.Disputed said -> new DisputeDecider(next, readings).disputed(said);
      case Stimulus.OnDispute said -> new DisputeDecider(next, readings).spoken(said);
      case InquiryStimulus said -> new InquiryDecider(next, readings).told(said);
      case Stimulus.TimeReached reached -> decider.timeReached(reached.sessions());
      case Stimulus.Restored restored -> decider.restored(restored);
    };
  }

  private Decision stated(Stimulus.Stated stated) {
    var statement = stated.statement();
    var before = readings.known();
    var answered =
        before.answered(statement).or(() -> Optional.ofNullable(stated.archivedOrNull()));
    if (answered.isPresent()) {
      var earlier = answered.get();
      return earlier.content().equals(AnsweredMessage.of(statement, earlier.seq()).content())
          ? new Decision.Repeated(earlier.seq())
          : new Decision.Conflicting(earlier.seq());
    }
    var problem = StatementCheck.problem(statement, readings.book());
    if (problem.isPresent()) {
      return new Decision.Unprocessable(problem.get());
    }
    var kept = statement.kept();
    var statements =
        before.statements().isFoldedAway(kept)
            ? Optional.of(before.statements())
            : StatementBound.fit(before.statements().with(kept), kept, readings.book());
    if (statements.isEmpty()) {
      return new Decision.Unprocessable(StatementCheck.noRoom());
    }
    var after =
        readings.after(
            before
                .withStatement(statement, statements.get(), next.seq())
                .withSessions(stated.found()));
    var owed = readings.owed(after);
    var trace = StatementJudgement.of(kept, readings.read(before), after, owed).trace(statement);
    var told = InquiryAnswer.by(statement, trace, before, after);
    return new Decision.Appended(
        next.decided(trace, told, told.equals(after) ? owed : readings.owed(told)));
  }

  private Decision recorded(List<Session> sessions) {
    var before = readings.known();
    var trace = new Stimulus.Trace.Recorded(sessions.stream().map(Session::id).toList());
    return ifChanged(trace, readings.after(before.withSessions(linked(sessions, before))));
  }

  private Decision timeReached(List<Session> sessions) {
    var before = readings.known();
    var after = readings.after(before.withSessions(linked(sessions, before)));
    return ifChanged(new Stimulus.Trace.Time(), after);
  }

  private Decision chosen(SessionChoice choice) {
    var before = readings.read(readings.known());
    return ResolutionCheck.problem(choice, before)
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(() ->
            ifChanged(
                new Stimulus.Trace.Chosen(choice),
                readings.after(before, before.registers().withChoice(choice))));
  }

  private Decision ruled(Ruling ruling) {
    var before = readings.read(readings.known());
    return ResolutionCheck.problem(before.registers(), readings.owed(before))
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(() ->
            ifChanged(
                new Stimulus.Trace.Ruled(ruling),
                readings.after(before, before.registers().withRuling(ruling))));
  }

  /**
   * Takes over what the bus has. Nothing is written if the history has all of it, unless the grace
   * still lasts and becomes longer, or there is a dispute whose deadline has to wait: what was said
   * about it may be lost, though it published nothing.
   */
  private Decision restored(Stimulus.Restored restored) {
    var problem = Reconciliation.problem(next.billed(), restored.published());
    if (problem.isPresent()) {
      return new Decision.Unprocessable(problem.get());
    }
    var bus = Reconciliation.of(next.billed(), restored.published(), next.restoreCause());
    var before = next.registers();
    var after = before.withRestoration(new Restoration(next.now(), restored.until()));
    boolean longer = !after.equals(before) && (next.followsGrace() || isDisputed());
    if (bus.missingInHistory().isEmpty() && !longer) {
      return new Decision.Unchanged();
    }
    var trace = new Stimulus.Trace.Restored(bus.missingInHistory(), restored.until());
    return new Decision.Appended(next.inGrace(trace, readings.read(after), bus.bill()));
  }

  private boolean isDisputed() {
    return next.billed().revisions() > 0
        && next.registers().dispute().filter(it -> it.state().isUndecided()).isPresent();
  }

  private Decision ifChanged(Stimulus.Trace trace, OutcomeReading after) {
    if (next.last().isEmpty()) {
      return new Decision.Unchanged();
    }
    var last = next.last().get().entry();
    var entry = next.decided(trace, after, readings.owed(after));
    boolean changes = !after.registers().equals(next.registers()) || changesPosition(last, entry);
    return changes ? new Decision.Appended(entry) : new Decision.Unchanged();
  }

  private static boolean changesPosition(Entry last, Entry entry) {
    return !entry.results().isEmpty()
        || last.status() != entry.status()
        || !Objects.equals(last.reasonOrNull(), entry.reasonOrNull())
        || !Objects.equals(last.detailOrNull(), entry.detailOrNull())
        || (entry.lookAgainOrNull() != null
            && !entry.lookAgainOrNull().equals(last.lookAgainOrNull()))
        || !Objects.equals(last.termsOrNull(), entry.termsOrNull())
        || !last.shares().equals(entry.shares());
  }

  /** The sessions that the outcome has already, and those that a statement of it can mean. */
  private static List<Session> linked(List<Session> sessions, OutcomeRegisters registers) {
    return sessions.stream()
        .filter(session ->
            registers.sessions().containsKey(session.id())
                || CandidateSessions.mayBeMeant(registers, session))
        .toList();
  }
}

package dev.countersign.domain.history;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.Assessment;
import dev.countersign.domain.billing.OutcomeAssessor;
import dev.countersign.domain.billing.Reconciliation;
import dev.countersign.domain.matching.CandidateSessions;
import dev.countersign.domain.matching.PrevailingStatements;
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
 * The one rule by which a history grows: the last entry, what it is told, its terms and the time
 * give the next entry, or say why there is none.
 */
public final class OutcomeDecider {
  private final NextEntry next;
  private final TermsBook book;

  private OutcomeDecider(NextEntry next) {
    this.next = next;
    this.book = next.book();
  }

  /**
   * Weighs a stimulus. No entry is written here; the caller appends what is decided.
   *
   * @param last the outcome's last entry, none for a new outcome
   */
  public static Decision decide(
      TenantId tenant,
      Claim claim,
      Optional<SealedEntry> last,
      Stimulus stimulus,
      TermsBook book,
      Instant now) {
    var decide = new OutcomeDecider(new NextEntry(tenant, claim, last, book, now));
    return switch (stimulus) {
      case Stimulus.Stated stated -> decide.stated(stated);
      case Stimulus.SessionsRecorded recorded -> decide.recorded(recorded.sessions());
      case Stimulus.SessionChosen chosen -> decide.chosen(chosen.choice());
      case Stimulus.Ruled ruled -> decide.ruled(ruled.ruling());
      case Stimulus.TimeReached reached -> decide.time(reached.sessions());
      case Stimulus.Restored restored -> decide.restored(restored);
    };
  }

  private Decision stated(Stimulus.Stated stated) {
    var said = stated.statement();
    var before = next.registers();
    var answered = before.answered(said).or(() -> Optional.ofNullable(stated.archivedOrNull()));
    if (answered.isPresent()) {
      var seen = answered.get();
      return seen.content().equals(AnsweredMessage.of(said, seen.seq()).content())
          ? new Decision.Repeated(seen.seq())
          : new Decision.Conflicting(seen.seq());
    }
    var problem = StatementCheck.problem(said, book);
    if (problem.isPresent()) {
      return new Decision.Unprocessable(problem.get());
    }
    var after =
        before
            .withStatement(said, PrevailingStatements.belief(said, book), next.seq())
            .withSessions(stated.found());
    var owed = owed(after);
    var trace = StatementJudgement.of(said, before, after, owed, book).trace(said);
    return new Decision.Appended(next.of(trace, after, owed));
  }

  private Decision recorded(List<Session> sessions) {
    var before = next.registers();
    var after = before.withSessions(linked(sessions, before));
    return changed(
        new Stimulus.Trace.Recorded(sessions.stream().map(Session::id).toList()), before, after);
  }

  private Decision chosen(SessionChoice choice) {
    var before = next.registers();
    return ResolutionCheck.problem(choice, before, book)
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(
            () -> changed(new Stimulus.Trace.Chosen(choice), before, before.withChoice(choice)));
  }

  private Decision ruled(Ruling ruling) {
    var before = next.registers();
    var owed = owed(before);
    return ResolutionCheck.problem(before, owed)
        .<Decision>map(Decision.Unprocessable::new)
        .orElseGet(
            () -> changed(new Stimulus.Trace.Ruled(ruling), before, before.withRuling(ruling)));
  }

  private Decision time(List<Session> sessions) {
    var before = next.registers();
    return changed(
        new Stimulus.Trace.Time(), before, before.withSessions(linked(sessions, before)));
  }

  /** What the history has already is not written; while it waits it can be told to wait longer. */
  private Decision restored(Stimulus.Restored told) {
    var problem = Reconciliation.problem(next.billed(), told.published());
    if (problem.isPresent()) {
      return new Decision.Unprocessable(problem.get());
    }
    var bus = Reconciliation.of(next.billed(), told.published(), next.restored());
    var before = next.registers();
    var registers = before.withRestoration(new Restoration(next.now(), told.until()));
    boolean longer = next.waits() && !registers.equals(before);
    if (bus.missingInHistory().isEmpty() && !longer) {
      return new Decision.Unchanged();
    }
    var trace = new Stimulus.Trace.Restored(bus.missingInHistory(), told.until());
    return new Decision.Appended(next.left(trace, registers, bus.bill()));
  }

  private Decision changed(Stimulus.Trace trace, OutcomeRegisters before, OutcomeRegisters after) {
    var last = next.last();
    var entry = next.of(trace, after, owed(after));
    boolean known = last.isPresent() && after.equals(before) && stands(last.get().entry(), entry);
    return last.isEmpty() || known ? new Decision.Unchanged() : new Decision.Appended(entry);
  }

  private static boolean stands(Entry before, Entry after) {
    return after.results().isEmpty()
        && before.status() == after.status()
        && Objects.equals(before.reasonOrNull(), after.reasonOrNull())
        && Objects.equals(before.termsOrNull(), after.termsOrNull())
        && before.shares().equals(after.shares());
  }

  /** Those known already, and those that something said could mean. */
  private static List<Session> linked(List<Session> sessions, OutcomeRegisters registers) {
    return sessions.stream()
        .filter(session ->
            registers.sessions().containsKey(session.id())
                || CandidateSessions.couldMean(registers, session))
        .toList();
  }

  private Assessment owed(OutcomeRegisters registers) {
    return OutcomeAssessor.assess(registers, next.billed(), book, next.now());
  }
}

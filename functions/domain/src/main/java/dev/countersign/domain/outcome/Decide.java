package dev.countersign.domain.outcome;

import dev.countersign.domain.Claim;
import dev.countersign.domain.TenantId;
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
public final class Decide {
  private final NextEntry next;
  private final TermsBook book;

  private Decide(NextEntry next) {
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
    var decide = new Decide(new NextEntry(tenant, claim, last, book, now));
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
      return seen.content().equals(Seen.of(said, seen.seq()).content())
          ? new Decision.Repeated(seen.seq())
          : new Decision.Conflicting(seen.seq());
    }
    var problem = Admission.problem(said, book);
    if (problem.isPresent()) {
      return new Decision.Refused(problem.get());
    }
    var after =
        before.hearing(said, Testimony.belief(said, book), next.seq()).knowing(stated.found());
    var owed = owed(after);
    var trace = Judgement.of(said, before, after, owed, book).trace(said);
    return new Decision.Appended(next.of(trace, after, owed));
  }

  private Decision recorded(List<Session> sessions) {
    var before = next.registers();
    var after = before.knowing(linked(sessions, before));
    return changed(
        new Stimulus.Trace.Recorded(sessions.stream().map(Session::id).toList()), before, after);
  }

  private Decision chosen(Choice choice) {
    var before = next.registers();
    return Choosing.problem(choice, before, book)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(
            () -> changed(new Stimulus.Trace.Chosen(choice), before, before.choosing(choice)));
  }

  private Decision ruled(Ruling ruling) {
    var before = next.registers();
    var owed = owed(before);
    return Choosing.problem(before, owed)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> changed(new Stimulus.Trace.Ruled(ruling), before, before.ruling(ruling)));
  }

  private Decision time(List<Session> sessions) {
    var before = next.registers();
    return changed(new Stimulus.Trace.Time(), before, before.knowing(linked(sessions, before)));
  }

  /** What the history has already is not written; while it waits it can be told to wait longer. */
  private Decision restored(Stimulus.Restored told) {
    var problem = Reconciliation.problem(next.billed(), told.published());
    if (problem.isPresent()) {
      return new Decision.Refused(problem.get());
    }
    var bus = Reconciliation.of(next.billed(), told.published(), next.restored());
    var before = next.registers();
    var registers = before.restoring(new Restoration(next.now(), told.until()));
    boolean longer = next.waits() && !registers.equals(before);
    if (bus.learnt().isEmpty() && !longer) {
      return new Decision.Unchanged();
    }
    var trace = new Stimulus.Trace.Restored(bus.learnt(), told.until());
    return new Decision.Appended(next.left(trace, registers, bus.bill()));
  }

  private Decision changed(Stimulus.Trace trace, Registers before, Registers after) {
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
  private static List<Session> linked(List<Session> sessions, Registers registers) {
    return sessions.stream()
        .filter(session ->
            registers.sessions().containsKey(session.id())
                || Candidates.couldMean(registers, session))
        .toList();
  }

  private Owed owed(Registers registers) {
    return WhatIsOwed.owed(registers, next.billed(), book, next.now());
  }
}

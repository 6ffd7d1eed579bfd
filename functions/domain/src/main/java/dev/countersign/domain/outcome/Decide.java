package dev.countersign.domain.outcome;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one rule by which a history grows: the last entry, what it is told, its terms and the time
 * give the next entry, or say why there is none.
 */
public final class Decide {
  private final TenantId tenant;
  private final Claim claim;
  private final Optional<SealedEntry> last;
  private final TermsBook book;
  private final Instant now;

  private Decide(
      TenantId tenant, Claim claim, Optional<SealedEntry> last, TermsBook book, Instant now) {
    this.tenant = tenant;
    this.claim = claim;
    this.last = last;
    this.book = book;
    this.now = now;
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
    var decide = new Decide(tenant, claim, last, book, now);
    return switch (stimulus) {
      case Stimulus.Stated stated -> decide.stated(stated);
      case Stimulus.SessionsRecorded recorded -> decide.recorded(recorded.sessions());
      case Stimulus.SessionChosen chosen -> decide.chosen(chosen.choice());
      case Stimulus.Ruled ruled -> decide.ruled(ruled.ruling());
      case Stimulus.TimeReached reached -> decide.time(reached.sessions());
    };
  }

  private Decision stated(Stimulus.Stated stated) {
    var said = stated.statement();
    var before = registers();
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
    var after = before.hearing(said, Testimony.belief(said, book), seq()).knowing(stated.found());
    var owed = WhatIsOwed.owed(after, billed(), book, now);
    var trace = Judgement.of(said, before, after, owed, book).trace(said);
    return new Decision.Appended(next(trace, after, owed));
  }

  private Decision recorded(List<Session> sessions) {
    var before = registers();
    var after = before.knowing(linked(sessions, before));
    return changed(
        new Stimulus.Trace.Recorded(sessions.stream().map(Session::id).toList()), before, after);
  }

  private Decision chosen(Choice choice) {
    var before = registers();
    return Choosing.problem(choice, before, book)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(
            () -> changed(new Stimulus.Trace.Chosen(choice), before, before.choosing(choice)));
  }

  private Decision ruled(Ruling ruling) {
    var before = registers();
    var owed = WhatIsOwed.owed(before, billed(), book, now);
    return Choosing.problem(before, owed)
        .<Decision>map(Decision.Refused::new)
        .orElseGet(() -> changed(new Stimulus.Trace.Ruled(ruling), before, before.ruling(ruling)));
  }

  private Decision time(List<Session> sessions) {
    var before = registers();
    return changed(new Stimulus.Trace.Time(), before, before.knowing(linked(sessions, before)));
  }

  private Decision changed(Stimulus.Trace trace, Registers before, Registers after) {
    var owed = WhatIsOwed.owed(after, billed(), book, now);
    var entry = next(trace, after, owed);
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

  private Entry next(Stimulus.Trace trace, Registers registers, Owed owed) {
    var bill = Bill.difference(owed, billed(), cause(registers, owed, trace));
    var terms = owed.termsOrNull();
    return new Entry(
        tenant,
        claim,
        seq(),
        now,
        trace,
        registers,
        owed.status(),
        owed.reasonOrNull(),
        owed.shares(),
        terms == null ? null : terms.ref(),
        bill.after(),
        bill.events(),
        owed.lookAgainOrNull(),
        last.map(SealedEntry::hash).orElse(Digest.ZERO));
  }

  private Bill.Cause cause(Registers registers, Owed owed, Stimulus.Trace trace) {
    var testimony = Testimony.of(registers, book);
    var taken = testimony.standingRetraction().filter(said -> !said.occurredAt().isAfter(now));
    var because = taken.or(testimony::truth);
    var digests =
        Stream.of(testimony.truth(), taken)
            .flatMap(Optional::stream)
            .map(Statement::evidence)
            .distinct()
            .toList();
    return new Bill.Cause(
        tenant, claim, because.orElse(null), digests, reason(taken, owed, trace), now);
  }

  private static String reason(Optional<Statement> taken, Owed owed, Stimulus.Trace trace) {
    var otherwise =
        switch (trace) {
          case Stimulus.Trace.Said said -> Reasons.RESTATED;
          case Stimulus.Trace.Recorded recorded -> Reasons.SESSION_CORRECTED;
          case Stimulus.Trace.Chosen chosen -> Reasons.SESSION_CHOSEN;
          case Stimulus.Trace.Ruled ruled -> Reasons.RULED;
          case Stimulus.Trace.Time time -> Reasons.SESSION_CORRECTED;
        };
    var retracted = taken.map(said -> Objects.requireNonNullElse(said.reason(), "retracted"));
    return owed.reason().or(() -> retracted).orElse(otherwise);
  }

  private Registers registers() {
    return last.map(sealed -> sealed.entry().registers()).orElse(Registers.EMPTY);
  }

  private Billed billed() {
    return last.map(sealed -> sealed.entry().billed()).orElse(Billed.NOTHING);
  }

  private int seq() {
    return last.map(sealed -> sealed.entry().seq() + 1).orElse(1);
  }
}

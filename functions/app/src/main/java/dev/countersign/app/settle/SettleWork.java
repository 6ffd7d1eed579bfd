package dev.countersign.app.settle;

import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.inquiry.DraftInquiries;
import dev.countersign.app.inquiry.HeardResults;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Coverage;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Does one piece of due work. Repeating it, or doing it twice at once, changes nothing more. */
public final class SettleWork {
  /** When work that could not be done yet is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Contracts contracts;
  private final PublishEntry publisher;
  private final RecordSession sessions;
  private final SessionFinder finder;
  private final DecideAgain again;
  private final PageTogether together;
  private final DraftInquiries inquiries;
  private final HeardResults heard;

  public SettleWork(
      Ledger ledger,
      Contracts contracts,
      OutcomeAppender appender,
      PublishEntry publisher,
      RecordSession sessions,
      SessionFinder finder,
      DraftInquiries inquiries,
      HeardResults heard) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.again = new DecideAgain(ledger.outcomes(), appender, finder);
    this.publisher = publisher;
    this.sessions = sessions;
    this.finder = finder;
    this.inquiries = inquiries;
    this.heard = heard;
    this.together = new PageTogether(ledger.outcomes(), contracts, again, publisher);
  }

  /** Reads together what a page of work is on. */
  PageReads read(List<DueWork> page) {
    return PageReads.of(page, ledger, finder);
  }

  /** Does one piece of work that is not of a page. */
  public void settle(DueWork work, Instant now) {
    settle(work, read(List.of(work)), Set.of(), now);
  }

  /** Does together what can be done so of a page; fails at none of it. */
  PageTogether.Done together(List<DueWork> page, PageReads reads, Instant now) {
    return together.of(page, reads, now);
  }

  /**
   * Does the work, but puts no events of entries of which the bus has taken them. When it returns,
   * the work is done or put off.
   *
   * @throws dev.countersign.domain.failure.OperationFailed when it could not be done; it stays due
   */
  void settle(DueWork work, PageReads reads, Set<EntryKey> taken, Instant now) {
    switch (work) {
      case DueWork.Publish due -> publish(due, reads, taken, now);
      case DueWork.TimeReached due -> timeReached(due, reads, now);
      case DueWork.TellOutcomes due -> tellOutcomes(due, now);
      case DueWork.AskClaims due -> askClaims(due, now);
      case DueWork.Unreadable item -> throw new Defect("read due work: unreadable", null);
    }
  }

  private void tellOutcomes(DueWork.TellOutcomes due, Instant now) {
    var session = ledger.sessions().completed(due.tenant(), due.session());
    boolean notYet =
        session.isPresent()
            && sessions.redecide(due.tenant(), session.get(), now) == Coverage.NOT_YET;
    if (notYet) {
      ledger.due().putOff(due, now.plus(AGAIN));
    } else if (session.filter(form -> inquiries.dueAt(due.tenant(), form).isPresent()).isPresent()) {
      sessions.decided(due.tenant(), session.get());
    } else {
      // A correction since then has made the session due at another time, and so it stays due.
      ledger.due().finish(due);
    }
  }

  private void askClaims(DueWork.AskClaims due, Instant now) {
    ledger
        .sessions()
        .find(due.tenant(), due.session())
        .flatMap(form -> inquiries.draft(due.tenant(), form, now))
        .ifPresentOrElse(next -> ledger.due().putOff(due, next), () -> ledger.due().finish(due));
  }

  private void publish(DueWork.Publish due, PageReads reads, Set<EntryKey> taken, Instant now) {
    var found = reads.entry(due);
    if (found.isEmpty()) {
      ledger.due().finish(due);
      return;
    }
    var publication =
        taken.contains(due.entry())
            ? publisher.complete(found.get())
            : publisher.publish(found.get());
    switch (publication) {
      case UNTAKEN -> ledger.due().putOff(due, now.plus(AGAIN));
      // By the sessions as they are by now: who changed one doesn't tell this outcome.
      case OUTDATED -> decide(due, found.get(), now, book -> again.stands(found.get(), book, now));
      case PUBLISHED -> {}
    }
  }

  private void timeReached(DueWork.TimeReached due, PageReads reads, Instant now) {
    var found = reads.entry(due);
    if (found.isEmpty()) {
      ledger.due().finish(due);
      return;
    }
    var stored = found.get();
    decide(
        due,
        stored,
        now,
        book -> again.standsAfter(stored, reads.sessions(stored.entry()), book, now));
  }

  /**
   * Has the outcome decided. An entry that follows is left to the stream, and has its own time;
   * when the stream is late with it, it is due here.
   *
   * @param deciding decides by these terms; says whether the entry stands
   */
  private void decide(
      DueWork.OnEntry due, StoredEntry stored, Instant now, Predicate<TermsBook> deciding) {
    var book = contracts.book(due.tenant(), due.claim().type());
    if (book.isEmpty()) {
      ledger.due().putOff(due, now.plus(AGAIN));
      return;
    }
    heard.tell(stored.entry(), book.get(), now);
    boolean stands = deciding.test(book.get());
    var ahead = stored.entry().lookAgain().filter(time -> stands && time.isAfter(now));
    ledger.outcomes().published(due.tenant(), due.claim(), due.seq(), ahead.orElse(null));
  }
}

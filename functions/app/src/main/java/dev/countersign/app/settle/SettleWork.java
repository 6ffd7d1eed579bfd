package dev.countersign.app.settle;

import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.publish.PublishEntry.Publication;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Coverage;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.DueWork;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Does one piece of due work. Repeating it, or doing it twice at once, changes nothing more. */
public final class SettleWork {
  private static final System.Logger LOG = System.getLogger(SettleWork.class.getName());

  /** When work that could not be done yet is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final PublishEntry publisher;
  private final RecordSession sessions;
  private final SessionFinder finder;

  public SettleWork(
      Ledger ledger,
      Contracts contracts,
      OutcomeAppender appender,
      PublishEntry publisher,
      RecordSession sessions,
      SessionFinder finder) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.appender = appender;
    this.publisher = publisher;
    this.sessions = sessions;
    this.finder = finder;
  }

  /** The entry that work is on, and the last one of its outcome. */
  private record Found(StoredEntry stored, StoredEntry last) {}

  /**
   * Does the work. When it returns, the work is done or put off.
   *
   * @throws dev.countersign.domain.failure.OperationFailed when it could not be done; it stays due
   */
  public void settle(DueWork work, Instant now) {
    switch (work) {
      case DueWork.Publish due -> publish(due, now);
      case DueWork.TimeReached due -> timeReached(due, now);
      case DueWork.TellOutcomes due -> tellOutcomes(due, now);
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
    } else {
      // A correction since then has made the session due at another time, and so it stays due.
      ledger.due().finish(due);
    }
  }

  private void publish(DueWork.Publish due, Instant now) {
    var found = find(due);
    if (found.isEmpty()) {
      ledger.due().finish(due);
      return;
    }
    switch (publisher.publish(found.get().stored())) {
      case UNTAKEN -> ledger.due().putOff(due, now.plus(AGAIN));
      case OUTDATED -> decideAgain(due, found.get(), now);
      case PUBLISHED -> {}
    }
  }

  private void timeReached(DueWork.TimeReached due, Instant now) {
    find(due)
        .ifPresentOrElse(found -> decideAgain(due, found, now), () -> ledger.due().finish(due));
  }

  private Optional<Found> find(DueWork.OnEntry due) {
    var outcomes = ledger.outcomes();
    return outcomes
        .last(due.tenant(), due.claim())
        .flatMap(last ->
            // More often than not the work is on the last entry.
            (last.entry().seq() == due.seq()
                    ? Optional.of(last)
                    : outcomes.at(due.tenant(), due.claim(), due.seq()))
                .map(stored -> new Found(stored, last)));
  }

  /** Decides the outcome again, from its last entry; an entry that follows has its own time. */
  private void decideAgain(DueWork.OnEntry due, Found found, Instant now) {
    var book = contracts.book(due.tenant(), due.claim().type());
    if (book.isEmpty()) {
      ledger.due().putOff(due, now.plus(AGAIN));
      return;
    }
    var last = found.last();
    var stimulus = new Stimulus.TimeReached(finder.again(last.entry()));
    var command = new AppendCommand(due.tenant(), due.claim(), stimulus, book.get(), null, now);
    var result = appender.append(Optional.of(last), command);
    result.appended().ifPresent(appended -> publishNow(appended, last));
    var entry = found.stored().entry();
    boolean stands = result.isUnchanged() && last.entry().equals(entry);
    var ahead = entry.lookAgain().filter(time -> stands && time.isAfter(now));
    ledger.outcomes().published(due.tenant(), due.claim(), due.seq(), ahead.orElse(null));
  }

  /** Publishes the new entry; it stays due when the bus doesn't take its events now. */
  private void publishNow(StoredEntry appended, StoredEntry last) {
    boolean next = appended.entry().previous().equals(last.sealed().hash());
    var publication = next ? publisher.publish(appended, last) : publisher.publish(appended);
    if (publication != Publication.PUBLISHED) {
      LOG.log(Level.DEBUG, "{0} stays due: {1}", appended.entry().outcome(), publication);
    }
  }
}

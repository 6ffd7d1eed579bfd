package dev.countersign.app.settle;

import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.publish.PublishEntry;
import dev.countersign.app.publish.PublishEntry.Publication;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.sessions.RecordSession;
import dev.countersign.app.sessions.RedecideLinkedOutcomes.Told;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.ledger.DueIndex.Work;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Does one piece of due work: publishes what was not published, and decides again what time has
 * reached.
 */
public final class SettleWork {
  /**
   * And a nanosecond, at which no hold ends: work that is due when time may change an entry is
   * known by being due at just that time, and an entry that was put off must not be taken for it.
   */
  private static final Duration AGAIN = Duration.ofMinutes(1).plusNanos(1);

  private static final System.Logger LOG = System.getLogger(SettleWork.class.getName());

  private final Ledger ledger;
  private final Contracts contracts;
  private final OutcomeAppender appender;
  private final PublishEntry publish;
  private final RecordSession record;
  private final SessionFinder find;

  public SettleWork(
      Ledger ledger,
      Contracts contracts,
      OutcomeAppender appender,
      PublishEntry publish,
      RecordSession record,
      SessionFinder find) {
    this.ledger = ledger;
    this.contracts = contracts;
    this.appender = appender;
    this.publish = publish;
    this.record = record;
    this.find = find;
  }

  /** Repeating it, or doing it twice at once, changes nothing more. */
  public void settle(Work work, Instant now) {
    switch (work) {
      case Work.OfSession due -> session(due, now);
      case Work.OfOutcome due -> outcome(due, now);
    }
  }

  private void session(Work.OfSession due, Instant now) {
    var found = ledger.sessions().find(due.tenant(), due.session());
    if (found.isEmpty()) {
      ledger.due().done(due);
    } else if (record.tell(due.tenant(), found.get(), now) == Told.NOT_YET) {
      ledger.due().later(due, now.plus(AGAIN));
    }
  }

  private void outcome(Work.OfOutcome due, Instant now) {
    // Its entry is the last one more often than not.
    var last = ledger.outcomes().last(due.tenant(), due.claim());
    var stored =
        last.filter(newest -> newest.entry().seq() == due.seq())
            .or(() -> ledger.outcomes().at(due.tenant(), due.claim(), due.seq()));
    if (stored.isEmpty()) {
      ledger.due().done(due);
      return;
    }
    var entry = stored.get().entry();
    boolean timeWork = due.dueAt().equals(entry.lookAgainOrNull());
    var publication = timeWork ? Publication.OUTDATED : publish.publish(stored.get());
    switch (publication) {
      case UNTAKEN -> ledger.due().later(due, now.plus(AGAIN));
      case OUTDATED -> decideAgain(due, entry, last, now);
      case PUBLISHED -> {}
    }
  }

  /** Only the last entry is decided again; a later one has its own time. */
  private void decideAgain(
      Work.OfOutcome due, Entry entry, Optional<StoredEntry> last, Instant now) {
    var book = contracts.book(due.tenant(), due.claim().type());
    if (last.isEmpty() || book.isEmpty()) {
      ledger.due().later(due, now.plus(AGAIN));
      return;
    }
    var told = new Stimulus.TimeReached(find.again(last.get().entry()));
    var result =
        appender.append(
            last, new AppendCommand(due.tenant(), due.claim(), told, book.get(), null, now));
    result.appended().ifPresent(appended -> publishNow(appended, last.get()));
    boolean stands = result.isUnchanged() && last.get().entry().equals(entry);
    var ahead = entry.lookAgain().filter(time -> stands && time.isAfter(now));
    ledger.outcomes().published(due.tenant(), due.claim(), due.seq(), ahead.orElse(null));
  }

  /** What the bus doesn't take now stays due. */
  private void publishNow(StoredEntry grown, StoredEntry last) {
    boolean next = grown.entry().previous().equals(last.sealed().hash());
    var publication = next ? publish.publish(grown, last) : publish.publish(grown);
    if (publication != Publication.PUBLISHED) {
      LOG.log(Level.DEBUG, "{0} stays due: {1}", grown.entry().outcome(), publication);
    }
  }
}

package dev.countersign.app.settle;

import dev.countersign.app.attest.SessionFinder;
import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides an outcome again, since time may have changed it, and appends what comes of it. */
final class DecideAgain {
  private final Outcomes outcomes;
  private final OutcomeAppender appender;
  private final SessionFinder finder;

  DecideAgain(Outcomes outcomes, OutcomeAppender appender, SessionFinder finder) {
    this.outcomes = outcomes;
    this.appender = appender;
    this.finder = finder;
  }

  /**
   * Decides from an entry that is most likely the outcome's last: the put tells whether it is, so
   * that the last one is read only where nothing is put.
   *
   * @param named the sessions that the entry has, and those that its statements name
   * @return whether the entry is the last one and stands
   */
  boolean standsAfter(StoredEntry stored, List<Session> named, TermsBook book, Instant now) {
    var sessions = finder.again(stored.entry(), book, named);
    var result = appender.appendAfter(stored, command(stored, sessions, book, now));
    return result.flatMap(done -> done.appended()).isEmpty() && stands(stored, book, now);
  }

  /**
   * The entry that follows this one, sealed, to be appended with others; as {@link #standsAfter}
   * would append it.
   *
   * @return nothing when none follows
   */
  Optional<StoredEntry> next(StoredEntry stored, List<Session> named, TermsBook book, Instant now) {
    var sessions = finder.again(stored.entry(), book, named);
    return appender.next(stored, command(stored, sessions, book, now));
  }

  /**
   * Decides from the outcome's last entry, by the sessions as they are now.
   *
   * @return whether this entry is that one and stands
   */
  boolean stands(StoredEntry stored, TermsBook book, Instant now) {
    var entry = stored.entry();
    var last = outcomes.last(entry.tenant(), entry.claim()).orElse(stored);
    var sessions = finder.again(last.entry(), book);
    var result = appender.append(Optional.of(last), command(last, sessions, book, now));
    return result.isUnchanged() && last.entry().equals(entry);
  }

  private static AppendCommand command(
      StoredEntry stored, List<Session> sessions, TermsBook book, Instant now) {
    var entry = stored.entry();
    var stimulus = new Stimulus.TimeReached(sessions);
    return new AppendCommand(entry.tenant(), entry.claim(), stimulus, book, null, now);
  }
}

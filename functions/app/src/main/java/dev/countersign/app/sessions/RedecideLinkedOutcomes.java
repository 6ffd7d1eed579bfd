package dev.countersign.app.sessions;

import dev.countersign.app.history.AppendCommand;
import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.registry.Contracts;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Stimulus;
import dev.countersign.domain.session.Session;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.Sessions.Waiting;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Has every outcome decided again that a session can mean or that knows it, after the session was
 * recorded or corrected. An outcome looks for sessions for good: whether the session came in time
 * is for the domain to say. Outcomes whose wait was over when the session was first received are
 * not asked, so a new session costs no more for the outcomes of former years.
 */
public final class RedecideLinkedOutcomes {
  /**
   * A pointer whose entry is still missing after this long was left by a call that failed, or by a
   * repeated message; a sender whose call failed will be back.
   */
  private static final Duration ORPHANED = Duration.ofMinutes(15);

  private static final int PAGE = 100;
  private static final System.Logger LOG = System.getLogger(RedecideLinkedOutcomes.class.getName());

  private final Sessions sessions;
  private final Outcomes outcomes;
  private final Contracts contracts;
  private final OutcomeAppender appender;

  /** Whether every outcome was decided again, or some have still to be, or have still to appear. */
  public enum Coverage {
    ALL,
    NOT_YET
  }

  public RedecideLinkedOutcomes(
      Sessions sessions, Outcomes outcomes, Contracts contracts, OutcomeAppender appender) {
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.appender = appender;
  }

  /**
   * Has them decided again, in the order of their claims: those that look for it, then those that
   * know it.
   *
   * @param keys all that the session can be looked for by: itself, its conversation, records and
   *     subjects
   * @param most how many at most; where there are more it is {@link Coverage#NOT_YET}
   */
  public Coverage redecide(
      TenantId tenant, Session session, Set<MatchKey> keys, int most, Instant now) {
    var coverage = Coverage.ALL;
    var done = new TreeSet<Claim>();
    for (Waiting waiting : sessions.waiting(tenant, keys, session.firstReceivedAt())) {
      if (done.size() == most) {
        return Coverage.NOT_YET;
      }
      boolean orphaned = waiting.since().plus(ORPHANED).isBefore(now);
      if (done.add(waiting.claim())) {
        var attempt = redecide(tenant, waiting.claim(), waiting.since(), session, now);
        if (attempt == Attempt.FAILED || (attempt == Attempt.MISSING && !orphaned)) {
          coverage = Coverage.NOT_YET;
        }
      }
    }
    String after = "";
    List<Claim> page;
    do {
      page = sessions.linkedOutcomes(tenant, session.id(), after, PAGE);
      for (Claim claim : page) {
        if (!done.contains(claim)) {
          if (done.size() == most) {
            return Coverage.NOT_YET;
          }
          done.add(claim);
          if (redecide(tenant, claim, Instant.MIN, session, now) == Attempt.FAILED) {
            coverage = Coverage.NOT_YET;
          }
        }
        after = claim.toString();
      }
    } while (page.size() == PAGE);
    return coverage;
  }

  /** What came of deciding one outcome again. */
  private enum Attempt {
    REDECIDED,
    /** The outcome, its terms or the statement that looks for the session aren't there yet. */
    MISSING,
    FAILED
  }

  /** One outcome's failure is its own: the session stays due, and settle tries again. */
  private Attempt redecide(
      TenantId tenant, Claim claim, Instant since, Session session, Instant now) {
    try {
      Optional<StoredEntry> last = outcomes.last(tenant, claim);
      var book = contracts.book(tenant, claim.type());
      if (last.isEmpty() || book.isEmpty()) {
        return Attempt.MISSING;
      }
      var stimulus = new Stimulus.SessionsRecorded(List.of(session));
      appender.append(last, new AppendCommand(tenant, claim, stimulus, book.get(), null, now));
      return since.isAfter(last.get().entry().at()) ? Attempt.MISSING : Attempt.REDECIDED;
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "an outcome of a session was not decided again: {0}",
          e.getClass().getName());
      return Attempt.FAILED;
    }
  }
}

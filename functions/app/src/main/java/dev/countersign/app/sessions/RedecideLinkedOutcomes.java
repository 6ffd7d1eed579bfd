package dev.countersign.app.sessions;

import dev.countersign.app.history.OutcomeAppender;
import dev.countersign.app.history.OutcomeAppender.Telling;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts a recorded or corrected session to every outcome that waits for it or hangs on it. */
public final class RedecideLinkedOutcomes {
  /**
   * A pointer whose entry is still missing after this long was left by a call that failed; its
   * sender will be back.
   */
  private static final Duration ORPHANED = Duration.ofMinutes(15);

  private static final int PAGE = 100;

  private final Sessions sessions;
  private final Outcomes outcomes;
  private final Contracts contracts;
  private final OutcomeAppender grow;

  /** Whether every outcome was told, or some of them have still to be, or to appear. */
  public enum Told {
    ALL,
    NOT_YET
  }

  public RedecideLinkedOutcomes(
      Sessions sessions, Outcomes outcomes, Contracts contracts, OutcomeAppender grow) {
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.contracts = contracts;
    this.grow = grow;
  }

  /**
   * Tells them, in the order of their claims: those that wait, then those that hang on it.
   *
   * @param keys all that the session can be waited for by: itself, its conversation, records and
   *     subjects
   * @param most how many at most; where there are more it is {@link Told#NOT_YET}
   */
  public Told tell(TenantId tenant, Session session, Set<MatchKey> keys, int most, Instant now) {
    var told = Told.ALL;
    var done = new TreeSet<Claim>();
    for (Waiting waiting : sessions.waiting(tenant, keys, now)) {
      if (done.size() == most) {
        return Told.NOT_YET;
      }
      boolean orphaned = waiting.since().plus(ORPHANED).isBefore(now);
      if (done.add(waiting.claim()) && !tell(tenant, waiting.claim(), session, now) && !orphaned) {
        told = Told.NOT_YET;
      }
    }
    String after = "";
    List<Claim> page;
    do {
      page = sessions.linkedOutcomes(tenant, session.id(), after, PAGE);
      for (Claim claim : page) {
        if (!done.contains(claim)) {
          if (done.size() == most) {
            return Told.NOT_YET;
          }
          done.add(claim);
          tell(tenant, claim, session, now);
        }
        after = claim.toString();
      }
    } while (page.size() == PAGE);
    return told;
  }

  /** Whether there was an outcome to tell. */
  private boolean tell(TenantId tenant, Claim claim, Session session, Instant now) {
    Optional<StoredEntry> last = outcomes.last(tenant, claim);
    var book = contracts.book(tenant, claim.type());
    if (last.isEmpty() || book.isEmpty()) {
      return false;
    }
    var stimulus = new Stimulus.SessionsRecorded(List.of(session));
    grow.from(last, new Telling(tenant, claim, stimulus, book.get(), null, now));
    return true;
  }
}

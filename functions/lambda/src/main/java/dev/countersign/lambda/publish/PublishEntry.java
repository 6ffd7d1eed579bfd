package dev.countersign.lambda.publish;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.outcome.Entry;
import dev.countersign.domain.outcome.Statement;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.util.List;
import java.util.TreeSet;

/**
 * Publishes one entry: its events to the bus, itself to the sessions it hangs on, and only then is
 * it no longer due. Doing it again puts the same events with the same ids.
 */
public final class PublishEntry {
  private final Bus bus;
  private final Sessions sessions;
  private final Outcomes outcomes;

  /** How far an entry's publication came. */
  public enum Publication {
    /** Done. */
    PUBLISHED,
    /**
     * Done, but a session was recorded or corrected behind its back: it stays due, to be decided
     * again.
     */
    OUTDATED,
    /** The bus didn't take all of it: send again. */
    UNTAKEN
  }

  public PublishEntry(Bus bus, Sessions sessions, Outcomes outcomes) {
    this.bus = bus;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  public Publication publish(StoredEntry stored) {
    if (!bus.put(CloudEventForm.of(stored.sealed(), stored.receipt())).isEmpty()) {
      return Publication.UNTAKEN;
    }
    return settleDue(stored.entry());
  }

  /** What comes after the bus has taken its events. */
  public Publication settleDue(Entry entry) {
    var tenant = entry.tenant();
    // A session that it knows and that is not chosen may be after a correction.
    sessions.hang(tenant, entry.registers().sessions().keySet(), entry.claim());
    if (outdated(entry)) {
      return Publication.OUTDATED;
    }
    outcomes.published(tenant, entry.claim(), entry.seq(), entry.lookAgainOrNull());
    return Publication.PUBLISHED;
  }

  /**
   * Whether a session it knows or names has another form than it knows. A session recorded between
   * an entry's look and its put, or corrected before the projection was there, is seen here.
   */
  private boolean outdated(Entry entry) {
    var known = entry.registers().sessions();
    var ids = new TreeSet<>(known.keySet());
    entry.registers().voices().values().stream()
        .flatMap(voice -> voice.truth().stream())
        .map(Statement::session)
        .filter(name -> name != null && SessionId.admits(name))
        .map(SessionId::new)
        .forEach(ids::add);
    if (ids.isEmpty()) {
      return false;
    }
    List<Session> current = sessions.findAll(entry.tenant(), ids);
    return current.stream().anyMatch(session -> !session.equals(known.get(session.id())));
  }
}

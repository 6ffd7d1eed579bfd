package dev.countersign.app.publish;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Publishes one entry: its events to the bus, itself to the sessions it hangs on, and only then is
 * it no longer due. Doing it again puts the same events with the same ids.
 */
public final class PublishEntry {
  private final EventBus bus;
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

  public PublishEntry(EventBus bus, Sessions sessions, Outcomes outcomes) {
    this.bus = bus;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  public Publication publish(StoredEntry stored) {
    return taken(stored) ? settleDue(stored.entry()) : Publication.UNTAKEN;
  }

  /** Publishes an entry whose predecessor, the one that it names by its hash, is at hand. */
  public Publication publish(StoredEntry stored, StoredEntry before) {
    return taken(stored)
        ? settleDue(stored.entry(), before.entry().registers().sessions().keySet())
        : Publication.UNTAKEN;
  }

  /** What comes after the bus has taken its events. */
  public Publication settleDue(Entry entry) {
    return settleDue(entry, knownBefore(entry));
  }

  private boolean taken(StoredEntry stored) {
    return bus.put(CloudEventForm.of(stored.sealed(), stored.receipt())).isEmpty();
  }

  /**
   * Each entry sees to the sessions that its predecessor did not know. The predecessor is due until
   * it has seen to its own, so an outcome that knows many doesn't write and read them all again at
   * each of its entries.
   */
  private Publication settleDue(Entry entry, Set<SessionId> knownBefore) {
    var tenant = entry.tenant();
    // A session that it knows and that is not chosen may be after a correction.
    var fresh = new TreeSet<>(entry.registers().sessions().keySet());
    fresh.removeAll(knownBefore);
    sessions.linkOutcomes(tenant, fresh, entry.claim());
    if (outdated(entry, fresh)) {
      return Publication.OUTDATED;
    }
    outcomes.published(tenant, entry.claim(), entry.seq(), entry.lookAgainOrNull());
    return Publication.PUBLISHED;
  }

  private Set<SessionId> knownBefore(Entry entry) {
    if (entry.seq() == 1 || entry.registers().sessions().isEmpty()) {
      return Set.of();
    }
    return outcomes
        .at(entry.tenant(), entry.claim(), entry.seq() - 1)
        .map(before -> before.entry().registers().sessions().keySet())
        .orElse(Set.of());
  }

  /**
   * Whether a session that it has just learned of, or one that it names and doesn't know, has
   * another form than it knows. A session recorded between an entry's look and its put, or
   * corrected before the projection was there, is seen here; those that hung on it before are told
   * by their corrections themselves.
   */
  private boolean outdated(Entry entry, Set<SessionId> fresh) {
    var known = entry.registers().sessions();
    var ids = new TreeSet<>(fresh);
    entry.registers().sourceRegisters().values().stream()
        .flatMap(voice -> voice.truth().stream())
        .map(Statement::session)
        .filter(name -> name != null && SessionId.admits(name))
        .map(SessionId::new)
        .filter(named -> !known.containsKey(named))
        .forEach(ids::add);
    if (ids.isEmpty()) {
      return false;
    }
    List<Session> current = sessions.findAll(entry.tenant(), ids);
    return current.stream().anyMatch(session -> !session.equals(known.get(session.id())));
  }
}

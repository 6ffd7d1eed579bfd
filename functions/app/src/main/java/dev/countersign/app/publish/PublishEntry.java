package dev.countersign.app.publish;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Publishes one entry: puts its events on the bus, links its outcome to its sessions, and only then
 * marks it as published. Repeating it puts the same events with the same ids: an entry's events are
 * made of the entry alone, by {@link CloudEventForm#of}.
 */
public final class PublishEntry {
  private final EventBus bus;
  private final Sessions sessions;
  private final Outcomes outcomes;

  /** The result of publishing an entry. */
  public enum Publication {
    /** All of it is done. */
    PUBLISHED,
    /**
     * The events are on the bus, but a session was recorded or corrected after the entry was
     * decided: the outcome is due to be decided again, at once.
     */
    OUTDATED,
    /** The bus did not take all events: the entry stays due, to be published again. */
    UNTAKEN
  }

  public PublishEntry(EventBus bus, Sessions sessions, Outcomes outcomes) {
    this.bus = bus;
    this.sessions = sessions;
    this.outcomes = outcomes;
  }

  /** Publishes an entry. */
  public Publication publish(StoredEntry stored) {
    return taken(stored) ? complete(stored.entry()) : Publication.UNTAKEN;
  }

  /** Links and marks an entry whose events the bus has taken. */
  public Publication complete(Entry entry) {
    return complete(entry, before(List.of(entry)));
  }

  /** The same, where its predecessor is among those that are read. */
  Publication complete(Entry entry, EntryReads before) {
    return complete(entry, knownBefore(entry, before));
  }

  /** Reads the predecessors that completing these entries needs: one request for each 100. */
  EntryReads before(Collection<Entry> entries) {
    var keys = entries.stream().map(PublishEntry::predecessor).flatMap(Optional::stream);
    return EntryReads.of(outcomes, keys.collect(Collectors.toSet()));
  }

  private boolean taken(StoredEntry stored) {
    return bus.put(CloudEventForm.of(stored.sealed(), stored.receipt())).isEmpty();
  }

  /**
   * Links and reads only the sessions that the predecessor did not know: the predecessor is due
   * until its own sessions are linked. So the cost of an entry does not grow with the number of
   * sessions that its outcome knows.
   */
  private Publication complete(Entry entry, Set<SessionId> knownBefore) {
    var tenant = entry.tenant();
    // Not only the chosen session: after a correction another one of them may be chosen.
    var fresh = new TreeSet<>(entry.registers().sessions().keySet());
    fresh.removeAll(knownBefore);
    sessions.linkOutcomes(tenant, fresh, entry.claim());
    if (outdated(entry, fresh)) {
      // Due since it was decided: settle's next run takes it, and doesn't put its events again.
      outcomes.published(tenant, entry.claim(), entry.seq(), entry.at());
      return Publication.OUTDATED;
    }
    outcomes.published(tenant, entry.claim(), entry.seq(), entry.lookAgainOrNull());
    return Publication.PUBLISHED;
  }

  private static Optional<EntryKey> predecessor(Entry entry) {
    return entry.registers().sessions().isEmpty() ? Optional.empty() : EntryKey.of(entry).before();
  }

  private static Set<SessionId> knownBefore(Entry entry, EntryReads before) {
    return predecessor(entry)
        .flatMap(before::get)
        .map(stored -> stored.entry().registers().sessions().keySet())
        .orElse(Set.of());
  }

  /**
   * Whether the table has another form of a session than the entry knows. It looks at the sessions
   * that the entry has just learned of, and at those that a statement names and that were not
   * known. This finds a session that was recorded between the entry's look and its put, or
   * corrected before it was linked. The correction of a session that was linked before redecides
   * the outcome by itself.
   */
  private boolean outdated(Entry entry, Set<SessionId> fresh) {
    var known = entry.registers().sessions();
    var ids = new TreeSet<>(fresh);
    entry.registers().statements().all().stream()
        .filter(said -> said.act().affirms())
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

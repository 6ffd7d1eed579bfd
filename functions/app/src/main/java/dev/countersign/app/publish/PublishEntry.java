package dev.countersign.app.publish;

import dev.countersign.app.inquiry.HeardResults;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.event.CloudEventForm;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.PublishedMark;
import dev.countersign.ledger.Sessions;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes one entry: puts its events on the bus, links its outcome to its sessions, puts its leaf
 * into its month, and only then marks it as published. Repeating it puts the same events with the
 * same ids: an entry's events are made of the entry alone, by {@link CloudEventForm#of}, and of a
 * dispute's change by the entry before it.
 */
public final class PublishEntry {
  private static final System.Logger LOG = System.getLogger(PublishEntry.class.getName());

  private final EventBus bus;
  private final SessionLinks links;
  private final Outcomes outcomes;
  private final MonthLeaves leaves;
  private final PublishedDisputes disputes;

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

  /** Over these ports. */
  public PublishEntry(
      EventBus bus,
      Sessions sessions,
      Outcomes outcomes,
      MonthLeaves leaves,
      PublishedDisputes disputes) {
    this.bus = bus;
    this.leaves = leaves;
    this.disputes = disputes;
    this.links = new SessionLinks(sessions);
    this.outcomes = outcomes;
  }

  /** Publishes an entry. */
  public Publication publish(StoredEntry stored) {
    if (taken(stored)) {
      return complete(stored);
    }
    // Else an entry would come late into its month because the bus stands still.
    leaves.put(stored, before(List.of(stored.entry())));
    return Publication.UNTAKEN;
  }

  /** Links an entry whose events the bus has taken, puts its leaf, and marks it. */
  public Publication complete(StoredEntry stored) {
    var before = before(List.of(stored.entry()));
    var link = link(stored.entry(), before);
    leaves.put(stored, before);
    tellOfDisputes(stored);
    mark(link.mark());
    return link.publication();
  }

  /** Puts the leaf of an entry into its month. */
  void leaf(StoredEntry stored, EntryReads before) {
    leaves.put(stored, before);
  }

  /** Writes the names of what an entry published, and how its disputes stand. */
  void tellOfDisputes(StoredEntry stored) {
    disputes.name(List.of(stored));
    disputes.list(stored);
  }

  /**
   * Writes the names of what entries published together.
   *
   * @return those of which {@link #tellOfDisputes} has still to be called
   */
  List<StoredEntry> nameTogether(Collection<StoredEntry> entries) {
    try {
      disputes.name(entries);
      return entries.stream().filter(disputes::concern).toList();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "name results together failed: {0}", e.getClass().getName());
      return List.copyOf(entries);
    }
  }

  /** Puts leaves; the others of them are to be put each by itself. */
  Set<EntryKey> leavesTogether(Collection<StoredEntry> entries, EntryReads before) {
    return entries.size() < 2 ? Set.of() : leaves.putTogether(entries, before);
  }

  /** What comes of an entry once it is marked. */
  record Link(PublishedMark mark, Publication publication) {}

  /** Marks an entry that is linked. */
  void mark(PublishedMark mark) {
    var entry = mark.entry();
    outcomes.published(entry.tenant(), entry.claim(), entry.seq(), mark.next());
  }

  /** Marks entries that are linked; the others of them are to be marked each by itself. */
  Set<EntryKey> markTogether(Collection<PublishedMark> marks) {
    return marks.size() < 2 ? Set.of() : outcomes.publishedTogether(marks);
  }

  /** Reads the predecessors that completing these entries needs: one request for each 100. */
  EntryReads before(Collection<Entry> entries) {
    var keys = entries.stream().map(entry -> EntryKey.of(entry).before()).flatMap(Optional::stream);
    return EntryReads.of(outcomes, keys.collect(Collectors.toSet()));
  }

  private boolean taken(StoredEntry stored) {
    return bus.put(events(stored)).isEmpty();
  }

  /** All events of an entry. */
  List<PublishedEvent> events(StoredEntry stored) {
    var events = new ArrayList<>(CloudEventForm.of(stored.sealed(), stored.receipt()));
    events.addAll(disputes.events(stored));
    return List.copyOf(events);
  }

  /**
   * Puts the events of several entries together.
   *
   * @return the entries of which the bus took all events; of any other it may have taken some
   */
  public Set<EntryKey> put(Collection<StoredEntry> entries) {
    var ids = new LinkedHashMap<EntryKey, Set<String>>();
    var all = new ArrayList<PublishedEvent>();
    for (StoredEntry stored : entries) {
      try {
        var events = events(stored);
        ids.put(
            EntryKey.of(stored.entry()),
            events.stream().map(PublishedEvent::id).collect(Collectors.toSet()));
        all.addAll(events);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "make events failed: {0}", e.getClass().getName());
      }
    }
    try {
      bus.put(all).forEach(event -> ids.values().removeIf(own -> own.contains(event.id())));
      return Set.copyOf(ids.keySet());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "put events together failed: {0}", e.getClass().getName());
      return Set.of();
    }
  }

  /** Links an entry, where its predecessor is among those that are read. */
  Link link(Entry entry, EntryReads before) {
    var key = EntryKey.of(entry);
    // Due since it was decided: settle's next run takes it, and doesn't put its events again.
    return !links.link(entry, before) || HeardResults.isToHear(entry, outcomes)
        ? new Link(new PublishedMark(key, entry.at()), Publication.OUTDATED)
        : new Link(new PublishedMark(key, entry.lookAgainOrNull()), Publication.PUBLISHED);
  }
}

package dev.countersign.app.publish;

import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.event.PublishedEvent;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.PublishedMark;
import dev.countersign.ledger.StoredEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Publishes many entries: all their events go to the bus together, then they are marked as
 * published together. An entry that fails, for whatever reason, fails alone.
 */
public final class PublishBatch {
  private final EventBus bus;
  private final PublishEntry publisher;

  public PublishBatch(EventBus bus, PublishEntry publisher) {
    this.bus = bus;
    this.publisher = publisher;
  }

  /**
   * What was not published. All of it stays due.
   *
   * @param failed the names of entries that must be published again
   * @param unusable entries that would fail again each time, by name, with the reason: for a person
   *     to look at
   */
  public record Report(List<String> failed, Map<String, Defect> unusable) {}

  private record Prepared(StoredEntry stored, List<PublishedEvent> events) {}

  /**
   * Publishes the entries, in order.
   *
   * @param entries by a name of the caller's choice
   */
  public Report publish(Map<String, StoredEntry> entries) {
    var failed = new ArrayList<String>();
    var unusable = new LinkedHashMap<String, Defect>();
    var prepared = new LinkedHashMap<String, Prepared>();
    entries.forEach((name, stored) -> {
      try {
        prepared.put(name, new Prepared(stored, publisher.events(stored)));
      } catch (Unavailable e) {
        PublishWarnings.log("make events", stored, e);
        failed.add(name);
      } catch (RuntimeException e) {
        PublishWarnings.log("make events", stored, e);
        unusable.put(name, new Defect("make an entry's events", e));
      }
    });
    var untaken = put(prepared.values().stream().toList());
    var before =
        publisher.before(prepared.values().stream().map(entry -> entry.stored().entry()).toList());
    var linked = new LinkedHashMap<String, PublishedMark>();
    prepared.forEach((name, entry) -> {
      if (entry.events().stream().anyMatch(event -> untaken.contains(event.id()))) {
        failed.add(name);
      } else {
        var stored = entry.stored();
        // An outdated entry is due to be decided again.
        Runnable link = () -> linked.put(name, publisher.link(stored.entry(), before).mark());
        var _ = alone("link", name, stored, link, failed, unusable);
      }
    });
    indexed(linked, prepared, before, failed, unusable);
    told(linked, prepared, failed, unusable);
    var marked = publisher.markTogether(linked.values());
    linked.forEach((name, mark) -> {
      if (!marked.contains(mark.entry())) {
        var stored = stored(prepared, name);
        Runnable done = () -> publisher.mark(mark);
        var _ = alone("mark as published", name, stored, done, failed, unusable);
      }
    });
    return new Report(failed, unusable);
  }

  /**
   * Puts the leaves of entries into their months, also of those whose events the bus didn't take: a
   * bus that stands still must not make them late. What fails is not marked.
   */
  private void indexed(
      Map<String, PublishedMark> linked,
      Map<String, Prepared> prepared,
      EntryReads before,
      List<String> failed,
      Map<String, Defect> unusable) {
    var entries = prepared.values().stream().map(Prepared::stored).toList();
    var there = publisher.leavesTogether(entries, before);
    for (String name : prepared.keySet()) {
      var stored = stored(prepared, name);
      Runnable leaf = () -> publisher.leaf(stored, before);
      if (!there.contains(EntryKey.of(stored.entry()))
          && !alone("put a leaf", name, stored, leaf, failed, unusable)) {
        linked.remove(name);
      }
    }
  }

  /** Tells of disputes and of what can be disputed; what fails is not marked. */
  private void told(
      Map<String, PublishedMark> linked,
      Map<String, Prepared> prepared,
      List<String> failed,
      Map<String, Defect> unusable) {
    var left = publisher.nameTogether(entries(linked, prepared));
    for (String name : List.copyOf(linked.keySet())) {
      var stored = stored(prepared, name);
      Runnable tell = () -> publisher.tellOfDisputes(stored);
      if (left.contains(stored)
          && !alone("tell of disputes", name, stored, tell, failed, unusable)) {
        linked.remove(name);
      }
    }
  }

  private static List<StoredEntry> entries(
      Map<String, PublishedMark> linked, Map<String, Prepared> prepared) {
    return linked.keySet().stream().map(name -> stored(prepared, name)).toList();
  }

  private static StoredEntry stored(Map<String, Prepared> prepared, String name) {
    return Objects.requireNonNull(prepared.get(name)).stored();
  }

  /** Does a step of one entry, which fails alone; whether it was done. */
  private static boolean alone(
      String operation,
      String name,
      StoredEntry stored,
      Runnable step,
      List<String> failed,
      Map<String, Defect> unusable) {
    try {
      step.run();
      return true;
    } catch (Defect e) {
      PublishWarnings.log(operation, stored, e);
      unusable.put(name, e);
    } catch (RuntimeException e) {
      PublishWarnings.log(operation, stored, e);
      if (!failed.contains(name)) {
        failed.add(name);
      }
    }
    return false;
  }

  /** The ids of the events that the bus did not take. */
  private Set<String> put(List<Prepared> entries) {
    var untaken = new HashSet<String>();
    try {
      putOrAgain(entries.stream().flatMap(entry -> entry.events().stream()).toList())
          .forEach(event -> untaken.add(event.id()));
    } catch (RuntimeException e) {
      PublishWarnings.log("put events together", e);
      entries.forEach(entry -> putAlone(entry, untaken));
    }
    return untaken;
  }

  /**
   * Puts what the bus refused of many a second time at once: a batch of the stream that fails in
   * part comes again with all that follows its first failure. A bus that takes nothing is left
   * alone.
   */
  private List<PublishedEvent> putOrAgain(List<PublishedEvent> events) {
    var untaken = bus.put(events);
    return untaken.size() < events.size() && !untaken.isEmpty() ? bus.put(untaken) : untaken;
  }

  /** Events that were put before are put again, with the same ids. */
  private void putAlone(Prepared entry, Set<String> untaken) {
    try {
      bus.put(entry.events()).forEach(event -> untaken.add(event.id()));
    } catch (RuntimeException e) {
      PublishWarnings.log("put events", entry.stored(), e);
      entry.events().forEach(event -> untaken.add(event.id()));
    }
  }
}

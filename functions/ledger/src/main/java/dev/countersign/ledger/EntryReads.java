package dev.countersign.ledger;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Entries of many outcomes, read together. Where that fails, each is read by itself when it is
 * asked for, so that one entry that can't be read fails alone.
 */
public final class EntryReads {
  private static final System.Logger LOG = System.getLogger(EntryReads.class.getName());

  private final Outcomes outcomes;
  private final Set<EntryKey> read;
  private final Map<EntryKey, StoredEntry> entries;
  private final Map<EntryKey, StoredEntry> alone = new ConcurrentHashMap<>();

  private EntryReads(Outcomes outcomes, Set<EntryKey> read, Map<EntryKey, StoredEntry> entries) {
    this.outcomes = outcomes;
    this.read = read;
    this.entries = entries;
  }

  /** Reads these entries: one request for each 100, none for none. */
  public static EntryReads of(Outcomes outcomes, Collection<EntryKey> keys) {
    if (keys.size() < 2) {
      return new EntryReads(outcomes, Set.of(), Map.of());
    }
    try {
      return new EntryReads(outcomes, Set.copyOf(keys), outcomes.atAll(keys));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "read entries together failed: {0}", e.getClass().getName());
      return new EntryReads(outcomes, Set.of(), Map.of());
    }
  }

  /** Those that were read together. */
  public Map<EntryKey, StoredEntry> together() {
    return entries;
  }

  /** The entry of this key, if it is there. One that was found is read once. */
  public Optional<StoredEntry> get(EntryKey key) {
    if (read.contains(key)) {
      return Optional.ofNullable(entries.get(key));
    }
    var known = alone.get(key);
    if (known != null) {
      return Optional.of(known);
    }
    var found = outcomes.at(key.tenant(), key.claim(), key.seq());
    found.ifPresent(entry -> alone.put(key, entry));
    return found;
  }
}

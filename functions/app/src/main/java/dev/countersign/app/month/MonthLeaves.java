package dev.countersign.app.month;

import dev.countersign.app.month.IndexLeaves.Leaf;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the index of months: a leaf for each entry, session record and refused delivery. Repeating
 * any of it changes nothing.
 */
public final class MonthLeaves {
  private static final System.Logger LOG = System.getLogger(MonthLeaves.class.getName());

  private final IndexLeaves leaves;
  private final EntryLeaves ofEntries;

  /** Over this index. */
  public MonthLeaves(Outcomes outcomes, MonthIndex index, KnownMonths months, Contracts contracts) {
    this.leaves = new IndexLeaves(index, months);
    this.ofEntries =
        new EntryLeaves(outcomes, leaves, new Standings(outcomes, index, months, contracts));
  }

  /**
   * Puts the leaves of entries together; one that fails costs no other.
   *
   * @param before the entries before these, as far as they were read together
   * @return those whose leaves are there; of any other {@link #put(StoredEntry, EntryReads)} tells
   */
  public Set<EntryKey> putTogether(Collection<StoredEntry> entries, EntryReads before) {
    return ofEntries.putTogether(entries, before);
  }

  /**
   * Puts the leaf of an entry, and first those of the entries before it that have none; it is in
   * exactly one month when this returns.
   */
  public void put(StoredEntry stored, EntryReads before) {
    ofEntries.put(stored, before);
  }

  /**
   * Puts the leaves of session records and refused deliveries; one that fails costs no other.
   *
   * @param facts by names of the caller's choice
   * @return the names of those that must be put again
   */
  public List<String> put(Map<String, RecordedFact> facts) {
    var made = new LinkedHashMap<String, Leaf>();
    facts.forEach((name, fact) -> made.put(name, leaf(fact)));
    var there = factsTogether(made.values());
    var failed = new ArrayList<String>();
    made.forEach((name, leaf) -> {
      try {
        if (!there.contains(leaf)) {
          put(leaf);
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "put a leaf of a fact failed: {0}", e.getClass().getName());
        failed.add(name);
      }
    });
    return failed;
  }

  /**
   * Puts another leaf; it is in exactly one month when this returns.
   *
   * @param at when what it is of was recorded
   * @param made makes it; takes the month that it would have been in, where it is late
   */
  public void put(
      TenantId tenant, Instant at, String key, Function<Optional<YearMonth>, IndexedLeaf> made) {
    put(new Leaf(tenant, at, key, made));
  }

  private void put(Leaf leaf) {
    var _ = leaves.put(leaf, Optional.empty());
  }

  private Set<Leaf> factsTogether(Collection<Leaf> made) {
    try {
      return made.size() < 2 ? Set.of() : leaves.putTogether(made);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "put leaves together failed: {0}", e.getClass().getName());
      return Set.of();
    }
  }

  private static Leaf leaf(RecordedFact fact) {
    return new Leaf(
        fact.tenant(),
        fact.told().receivedAt(),
        LeafOfFact.key(fact),
        late -> LeafOfFact.of(fact, late));
  }
}

package dev.countersign.app.month;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.month.IndexLeaves.Leaf;
import dev.countersign.app.month.IndexLeaves.Placed;
import dev.countersign.app.month.LeafOfEntry.Grade;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.history.Entry;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.EntryReads;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Puts the leaves of entries. The leaf of an entry is put only when the one before it has its own,
 * and never into an earlier month than that: so what a month has of an outcome is never without
 * what came before it.
 */
final class EntryLeaves {
  private static final System.Logger LOG = System.getLogger(EntryLeaves.class.getName());

  private final Outcomes outcomes;
  private final IndexLeaves leaves;
  private final Standings standings;

  EntryLeaves(Outcomes outcomes, IndexLeaves leaves, Standings standings) {
    this.outcomes = outcomes;
    this.leaves = leaves;
    this.standings = standings;
  }

  /**
   * Puts together those that can be: the first ones of their outcomes among them, then those that
   * follow, and so on. One that fails costs no other outcome's.
   *
   * @param before the entries before these, as far as they were read together
   * @return those whose leaves are there; of any other {@link #put} tells
   */
  Set<EntryKey> putTogether(Collection<StoredEntry> entries, EntryReads before) {
    var there = new HashSet<EntryKey>();
    try {
      var left = new LinkedHashMap<EntryKey, StoredEntry>();
      entries.forEach(stored -> left.put(EntryKey.of(stored.entry()), stored));
      var known = standings.said(lasts(left, before));
      var indexed = new HashSet<>(known.keySet());
      while (true) {
        var next = left.values().stream().filter(one -> mayFollow(one, indexed, before)).toList();
        if (next.isEmpty()) {
          return there;
        }
        next.forEach(stored -> left.remove(EntryKey.of(stored.entry())));
        var put = together(next, before, known);
        there.addAll(put);
        indexed.addAll(put);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "put leaves together failed: {0}", e.getClass().getName());
      return there;
    }
  }

  private boolean mayFollow(StoredEntry stored, Set<EntryKey> indexed, EntryReads before) {
    var key = EntryKey.of(stored.entry()).before();
    return key.isEmpty()
        || (indexed.contains(key.get())
            && before
                .get(key.get())
                .filter(last -> standings.isOfEarlierMonth(stored, last))
                .isEmpty());
  }

  private Set<EntryKey> together(
      Collection<StoredEntry> entries, EntryReads before, Map<EntryKey, StandingAmounts> known) {
    var made = new HashMap<Leaf, EntryKey>();
    for (StoredEntry stored : entries) {
      made.put(leaf(stored, before, known), EntryKey.of(stored.entry()));
    }
    var there = new HashSet<EntryKey>();
    for (Leaf leaf : leaves.putTogether(made.keySet())) {
      there.add(Objects.requireNonNull(made.get(leaf)));
    }
    return there;
  }

  /** Puts the leaf of an entry, and first those of the entries before it that have none. */
  void put(StoredEntry stored, EntryReads before) {
    var missing = new ArrayDeque<StoredEntry>(List.of(stored));
    var last = last(stored, before);
    var found = last.flatMap(standings::find);
    while (last.isPresent() && found.isEmpty() && !standings.isBeforeIndex(last.get())) {
      missing.push(last.get());
      last = last(last.get(), before);
      found = last.flatMap(standings::find);
    }
    var known = new HashMap<EntryKey, StandingAmounts>();
    if (last.isPresent() && found.isPresent()) {
      known.put(EntryKey.of(last.get().entry()), StandingAmounts.in(found.get().leaf()));
    }
    for (StoredEntry next : missing) {
      var placed = leaves.put(leaf(next, before, known), found.map(Placed::in));
      known.put(EntryKey.of(next.entry()), StandingAmounts.in(placed.leaf()));
      found = Optional.of(placed);
    }
  }

  private static Optional<StoredEntry> last(StoredEntry stored, EntryReads before) {
    return EntryKey.of(stored.entry()).before().flatMap(before::get);
  }

  /** The entries before these that are not among them. */
  private static List<StoredEntry> lasts(Map<EntryKey, StoredEntry> entries, EntryReads before) {
    return entries.keySet().stream()
        .flatMap(key -> key.before().stream())
        .filter(key -> !entries.containsKey(key))
        .flatMap(key -> before.get(key).stream())
        .toList();
  }

  /**
   * Makes the leaf of an entry.
   *
   * @param known where outcomes stand with entries; gets this one
   */
  private Leaf leaf(StoredEntry stored, EntryReads before, Map<EntryKey, StandingAmounts> known) {
    var entry = stored.entry();
    var last = last(stored, before);
    var was = last.map(of -> was(of, known)).orElse(StandingAmounts.NOTHING);
    var is = standings.now(stored, last, was);
    known.put(EntryKey.of(entry), is);
    var until = standings.refundableUntil(stored);
    var deadline = LeafOfInquiry.deadline(entry, () -> standings.book(stored));
    var grade = grade(stored);
    return new Leaf(
        entry.tenant(),
        entry.at(),
        LeafOfEntry.key(stored.sealed()),
        late -> LeafOfEntry.of(stored, was, is, until, deadline, grade, late));
  }

  private StandingAmounts was(StoredEntry last, Map<EntryKey, StandingAmounts> known) {
    var said = known.get(EntryKey.of(last.entry()));
    return said == null ? standings.with(last) : said;
  }

  /** Of what the outcome doesn't keep with its grade, its evidence says it. */
  private Optional<Grade> grade(StoredEntry stored) {
    var entry = stored.entry();
    return SaidWords.of(entry)
        .flatMap(said ->
            entry.registers().statements().all().stream()
                .filter(kept ->
                    kept.evidence().equals(said.evidence()) && kept.source().equals(said.source()))
                .findFirst()
                .map(kept -> new Grade(kept.assurance(), kept.provableTo()))
                .or(() -> ofEvidence(entry, said)));
  }

  private Optional<Grade> ofEvidence(Entry entry, SaidWords said) {
    return outcomes
        .evidence(entry.tenant(), entry.claim(), entry.seq(), said.evidence())
        .flatMap(evidence ->
            AuthenticatedDelivery.keptContext(
                new SourceName(entry.tenant(), said.source()), evidence, entry.at()))
        .map(context -> new Grade(context.assurance(), context.provableTo()));
  }
}

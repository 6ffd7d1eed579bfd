package dev.countersign.app.month;

import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.month.IndexLeaves.Leaf;
import dev.countersign.app.month.LeafOfEntry.Grade;
import dev.countersign.app.registry.Contracts;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.history.Entry;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Keeps the index of months: a leaf for each entry, session record and refused delivery. Repeating
 * any of it changes nothing.
 */
public final class MonthLeaves {
  private static final System.Logger LOG = System.getLogger(MonthLeaves.class.getName());

  private final Outcomes outcomes;
  private final IndexLeaves leaves;
  private final Standings standings;

  /** Over this index. */
  public MonthLeaves(Outcomes outcomes, MonthIndex index, KnownMonths months, Contracts contracts) {
    this.outcomes = outcomes;
    this.leaves = new IndexLeaves(index, months);
    this.standings = new Standings(outcomes, index, months, contracts);
  }

  /**
   * Puts the leaves of entries together; one that fails costs no other.
   *
   * @param before the entries before these, as far as they were read together
   * @return those whose leaves are there; of any other {@link #put(StoredEntry, EntryReads)} tells
   */
  public Set<EntryKey> putTogether(Collection<StoredEntry> entries, EntryReads before) {
    var made = new HashMap<Leaf, EntryKey>();
    try {
      var known = standings.said(lasts(entries, before));
      for (StoredEntry stored : entries) {
        made.put(leaf(stored, before, known), EntryKey.of(stored.entry()));
      }
      var there = new HashSet<EntryKey>();
      leaves.putTogether(made.keySet()).forEach(leaf -> there.add(named(made, leaf)));
      return there;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "put leaves together failed: {0}", e.getClass().getName());
      return Set.of();
    }
  }

  private static EntryKey named(Map<Leaf, EntryKey> made, Leaf leaf) {
    return Objects.requireNonNull(made.get(leaf));
  }

  /** Puts the leaf of an entry; it is in exactly one month when this returns. */
  public void put(StoredEntry stored, EntryReads before) {
    leaves.put(leaf(stored, before, new HashMap<>()));
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
          leaves.put(leaf);
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
    leaves.put(new Leaf(tenant, at, key, made));
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

  /** The entries before these that are not among them. */
  private static List<StoredEntry> lasts(Collection<StoredEntry> entries, EntryReads before) {
    var own = entries.stream().map(stored -> EntryKey.of(stored.entry())).toList();
    return entries.stream()
        .flatMap(stored -> EntryKey.of(stored.entry()).before().stream())
        .filter(key -> !own.contains(key))
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
    var last = EntryKey.of(entry).before().flatMap(before::get);
    var was = last.map(of -> was(of, known)).orElse(StandingAmounts.NOTHING);
    var is = standings.now(stored, last, was);
    known.put(EntryKey.of(entry), is);
    var until = standings.refundableUntil(stored);
    var grade = grade(stored);
    return new Leaf(
        entry.tenant(),
        entry.at(),
        LeafOfEntry.key(stored.sealed()),
        late -> LeafOfEntry.of(stored, was, is, lasting(stored, until, late), grade, late));
  }

  /**
   * Until when what stands can be taken back. A late entry doesn't say it where an entry after it
   * is in a month that is closed: what stands by it stood no more when its month began.
   */
  private Optional<Instant> lasting(
      StoredEntry stored, Optional<Instant> until, Optional<YearMonth> late) {
    return late.isPresent() && until.isPresent() && standings.isOver(stored)
        ? Optional.empty()
        : until;
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
                    kept.evidence().equals(said.evidence())
                        && kept.source().equals(said.source()))
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

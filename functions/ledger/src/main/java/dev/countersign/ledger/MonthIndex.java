package dev.countersign.ledger;

import dev.countersign.domain.OutcomeId;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * What is in the months of tenants, one item for each leaf, so that a month can be read in order
 * and without a scan. A leaf that is there is never replaced and never deleted. Every read is
 * strongly consistent. Every method may throw {@link
 * dev.countersign.domain.failure.OperationFailed}.
 */
public interface MonthIndex {
  /** The tenants that have months, in their order. */
  List<TenantId> tenants();

  /** The tenant's months, in their order. */
  List<IndexedMonth> months(TenantId tenant);

  /** Begins a month, unless it was begun; the month as it is there. */
  IndexedMonth begin(TenantId tenant, IndexedMonth month);

  /**
   * Closes a month that was begun, unless it is closed: one conditional write decides. Whoever put
   * leaves goes by what it read of the month, so leaves may come for some time yet.
   *
   * @return the month as it is there, with the time at which it was closed first
   * @throws IllegalArgumentException when it was never begun
   */
  IndexedMonth close(TenantId tenant, YearMonth period, Instant at);

  /**
   * Puts leaves where there are none of their keys; one that can't be put costs no other. One
   * request for each 25.
   *
   * @param leaves each of another key
   * @return the keys of those that are there now; of any other {@link #put} tells
   */
  Set<String> putTogether(TenantId tenant, YearMonth period, Collection<IndexedLeaf> leaves);

  /** Puts a leaf where there is none of its key; tells what is there. One request. */
  Place put(TenantId tenant, YearMonth period, IndexedLeaf leaf);

  /**
   * Marks, at its own key in a month that is closed, that a leaf is late, unless the key has a leaf
   * or a mark; tells what is there. One request.
   *
   * @param to the open month that the leaf goes to
   */
  Place mark(TenantId tenant, YearMonth period, String key, YearMonth to);

  /** What the key of a month has, if it has anything. One request. */
  Optional<Place> find(TenantId tenant, YearMonth period, String key);

  /** What those of these keys have that have anything. One request for each 100. */
  Map<String, Place> findAll(TenantId tenant, YearMonth period, Collection<String> keys);

  /**
   * Reads the leaves of one kind of a month in the order of their keys, a page at a time. Marks are
   * left out.
   */
  void leaves(TenantId tenant, YearMonth period, LeafKind kind, Consumer<IndexedLeaf> each);

  /**
   * What a month has of the entries of one outcome, in the order of their keys. One request for each
   * page of it.
   */
  SortedMap<String, Place> ofOutcome(TenantId tenant, YearMonth period, OutcomeId outcome);

  /** What a leaf's key has in a month. */
  sealed interface Place {
    /** The leaf, as it came first. */
    record Here(IndexedLeaf leaf) implements Place {}

    /** The mark of a leaf that came after the month was closed. */
    record Late(YearMonth to) implements Place {}
  }
}

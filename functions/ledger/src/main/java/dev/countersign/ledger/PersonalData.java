package dev.countersign.ledger;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * What the table holds that can be made unreadable: evidence, texts, and the fields of sessions'
 * records. It reads the whole table, so no function of a delivery may use it. Every method may
 * throw {@link dev.countersign.domain.failure.OperationFailed}.
 *
 * <p>It has one member, over a table of DynamoDB. The ledger in memory has none: it has no keys
 * that could be destroyed, and nothing of it outlives its process.
 */
public interface PersonalData {
  /** Every item of the tenant that holds something to erase, and every entry that holds nothing. */
  void scan(TenantId tenant, Consumer<Held> each);

  /**
   * Makes unreadable what the item at this place holds, for good; a delivery that is refused or
   * waits is deleted. Entries, and so their hashes and receipts, stay.
   *
   * @return whether anything was readable there
   * @throws IllegalArgumentException when it is no place of this tenant
   */
  boolean erase(TenantId tenant, Place place);

  /**
   * The tenants of the app sources that this tenant's sources name now: where deliveries lie whole
   * of which this tenant was given a part.
   */
  Set<TenantId> apps(TenantId tenant);

  /** Keeps the note of an erasure for good. */
  void note(TenantId tenant, Instant at, String note);

  /** All notes of a tenant's erasures, the oldest first. */
  List<String> notes(TenantId tenant);

  /** Has evidence that is there already expire by the tenant's retention, as it is stored now. */
  void reschedule(TenantId tenant);

  /** What kind of item holds something. */
  enum Kind {
    /** An outcome's entry, with texts, and with the evidence of a delivery with one item. */
    ENTRY,
    /** The evidence of a delivery with several items. */
    DELIVERY,
    /** A message that recorded a session, or the records that the session's spans named so far. */
    SESSION,
    /** A refused delivery. */
    REFUSED,
    /** A delivery that waits until what it names was read at its vendor's. */
    WAITING,
    /** An entry that holds nothing to erase itself, and tells of deliveries that may. */
    BARE_ENTRY
  }

  /** An item's key. Its text has a space between the two parts. */
  record Place(String pk, String sk) {
    /** Reads what {@link #toString} wrote. */
    public static Place parse(String text) {
      int space = text.indexOf(' ');
      if (space < 1 || space == text.length() - 1) {
        throw new IllegalArgumentException("no place in the table");
      }
      return new Place(text.substring(0, space), text.substring(space + 1));
    }

    @Override
    public String toString() {
      return pk + " " + sk;
    }
  }

  /**
   * What an item holds.
   *
   * @param keys the match keys of all statements and sessions that it tells of
   * @param names the ids of records and conversations that it tells of
   * @param deliveries the digests of the deliveries that it tells of
   * @param texts by their marks
   * @param content the fields of a session's record, or the records of its spans, as JSON
   */
  record Held(
      Place place,
      Kind kind,
      Set<MatchKey> keys,
      Set<String> names,
      Set<Digest> deliveries,
      SortedMap<String, String> texts,
      Optional<Evidence> evidence,
      Optional<Bytes> content) {
    public Held {
      keys = Set.copyOf(keys);
      names = Set.copyOf(names);
      deliveries = Set.copyOf(deliveries);
    }

    @Override
    public String toString() {
      return "Held[" + place + "]";
    }
  }
}

package dev.countersign.testing.dynamo.table;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The table's items, its index and its stream. The caller holds the lock. */
final class Items {
  private final TreeMap<SortedKey, Item> table;
  private final TreeMap<SortedKey, Item> due;
  private final List<TableChange> changes = new ArrayList<>();

  Items() {
    this.table = new TreeMap<>();
    this.due = new TreeMap<>();
  }

  private Items(Items other) {
    this.table = new TreeMap<>(other.table);
    this.due = new TreeMap<>(other.due);
  }

  /** The same items, with a new stream. */
  Items copy() {
    return new Items(this);
  }

  /** {@link Item#NONE} when there is none. */
  Item get(SortedKey place) {
    return table.getOrDefault(place, Item.NONE);
  }

  NavigableMap<SortedKey, Item> all(KeySchema schema) {
    return schema == KeySchema.TABLE ? table : due;
  }

  /** The changes after this sequence number. */
  List<TableChange> changesSince(int sequence) {
    return List.copyOf(changes.subList(sequence, changes.size()));
  }

  /** Puts an item, or deletes it: {@link Item#NONE}. */
  void replace(SortedKey place, Item item) {
    var old = item.isNone() ? table.remove(place) : table.put(place, item);
    old = old == null ? Item.NONE : old;
    if (ValueOrder.equal(old.attributes(), item.attributes())) {
      return; // what changes nothing is not in a stream
    }
    var was = old.isNone() ? null : KeySchema.DUE.place(old);
    if (was != null) {
      due.remove(was);
    }
    var is = item.isNone() ? null : KeySchema.DUE.place(item);
    if (is != null) {
      due.put(is, item.only(KeySchema.PROJECTED));
    }
    var keys = KeySchema.TABLE.key(item.isNone() ? old : item);
    changes.add(
        new TableChange(changes.size() + 1, keys, item.isNone() ? null : item.attributes()));
  }
}

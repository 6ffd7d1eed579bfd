package dev.countersign.testing.dynamo.table;

/**
 * An item's place in the table or in an index: its partition key and its sort key there, and in an
 * index also the item's primary key, since two items may share the first two.
 */
record SortedKey(String partition, String sort, String pk, String sk)
    implements Comparable<SortedKey> {
  static SortedKey inTable(String pk, String sk) {
    return new SortedKey(pk, sk, "", "");
  }

  /** Before everything of this partition that sorts like this or later. */
  static SortedKey before(String partition, String sort) {
    return new SortedKey(partition, sort, "", "");
  }

  /** After everything of this partition. */
  static SortedKey after(String partition) {
    return before(partition + '\0', "");
  }

  @Override
  public int compareTo(SortedKey other) {
    int order = ValueOrder.texts(partition, other.partition);
    order = order == 0 ? ValueOrder.texts(sort, other.sort) : order;
    order = order == 0 ? ValueOrder.texts(pk, other.pk) : order;
    return order == 0 ? ValueOrder.texts(sk, other.sk) : order;
  }
}

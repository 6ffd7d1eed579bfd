package dev.countersign.ledger.members.inprocess;

/**
 * Where an item lies in the table or in an index: partition, place in it, and in an index the
 * item's own key, since two items may share the first two.
 */
record Place(String partition, String sort, String pk, String sk) implements Comparable<Place> {
  static Place inTable(String pk, String sk) {
    return new Place(pk, sk, "", "");
  }

  /** Before everything of this partition that sorts like this or later. */
  static Place before(String partition, String sort) {
    return new Place(partition, sort, "", "");
  }

  /** After everything of this partition. */
  static Place after(String partition) {
    return before(partition + '\0', "");
  }

  @Override
  public int compareTo(Place other) {
    int order = Order.texts(partition, other.partition);
    order = order == 0 ? Order.texts(sort, other.sort) : order;
    order = order == 0 ? Order.texts(pk, other.pk) : order;
    return order == 0 ? Order.texts(sk, other.sk) : order;
  }
}

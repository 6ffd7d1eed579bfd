package dev.countersign.local.command;

import dev.countersign.ledger.Refusals.Listing;
import dev.countersign.ledger.Refusals.Unread;

/** Tells on standard error which refused deliveries can't be read now. */
final class UnreadRefusals {
  private UnreadRefusals() {}

  /**
   * Tells them, a line for each and one of how many they are.
   *
   * @return whether all of them can be read
   */
  static boolean tell(Listing kept) {
    for (Unread unread : kept.unread()) {
      System.err.println(unread.id() + ": " + unread.why().getMessage());
    }
    if (!kept.unread().isEmpty()) {
      System.err.println(kept.unread().size() + " refused deliveries can't be read now");
    }
    return kept.unread().isEmpty();
  }
}

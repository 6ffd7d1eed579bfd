package dev.countersign.trust.receipt;

import dev.countersign.forms.json.Json;

/** What a receipt's check came to. */
public sealed interface ReceiptReading {
  /**
   * One of the keys signed it, at a time when that key was live.
   *
   * @param claims what it says
   * @param kid the key
   */
  record Signed(Json.Obj claims, String kid) implements ReceiptReading {}

  /** Nothing that it says is proved. */
  record Unproved(ReceiptFault fault) implements ReceiptReading {}
}

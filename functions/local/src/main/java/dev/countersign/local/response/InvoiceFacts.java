package dev.countersign.local.response;

import java.time.LocalDate;

/**
 * The invoice that bills a sealed month, and who answers whom about it: what no sealed month knows.
 *
 * @param number as the invoice has it (BT-1 of EN 16931)
 * @param issued its date (BT-2)
 * @param type its type in UNTDID 1001 (BT-3), such as 380
 * @param payer who answers, the buyer
 * @param seller who is answered
 * @param process in which French process it is; needed for CDAR alone
 */
public record InvoiceFacts(
    String number, LocalDate issued, String type, Party payer, Party seller, String process) {
  /** An id under the scheme that it belongs to, such as 0002 for a SIREN. */
  public record SchemedId(String scheme, String id) {}

  /**
   * A party, as the invoice has it.
   *
   * @param address its electronic address (BT-34, BT-49)
   * @param identifier its legal identifier (BT-30, BT-47); empty where it isn't said
   */
  public record Party(String name, SchemedId address, SchemedId identifier) {}

  /** What stands where an id isn't said; such a response is never written. */
  static final SchemedId UNSAID = new SchemedId("", "");
}

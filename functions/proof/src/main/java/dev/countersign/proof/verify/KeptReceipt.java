package dev.countersign.proof.verify;

/**
 * What is kept of a receipt while a month is read.
 *
 * @param key the key that its leaf must have
 * @param line which line of its file it is, from 1
 * @param form what it signs
 * @param print a digest of what it says
 * @param place where its leaf must be
 */
record KeptReceipt(String key, long line, ReceiptForm form, String print, Place place) {
  /** Where the leaf of a receipt must be. */
  enum Place {
    /** In the month that is verified. */
    HERE,
    /** In its own month, or as late in this one. */
    PERHAPS_HERE
  }

  /** The key's beginning that all entries of its number have. */
  String number() {
    return numberOf(key);
  }

  static String numberOf(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  /** The receipt as a proof. */
  String text() {
    return "receipts, line " + line + ": of " + key;
  }
}

package dev.countersign.local.verify;

import java.util.Locale;

/** What a line of a batch may ask for beside its verdict. */
enum Show {
  /** The items that the payload of a verified request is mapped to. */
  ITEMS,
  /** The explanation that {@code verify} prints for one request. */
  HINT;

  /** The member of the line that asks for it, and of the verdict that shows it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.countersign.forms.entry;

/**
 * Stored bytes are not in canonical form: the store is broken, or a newer program wrote it. The
 * message says where, and never holds any of the bytes.
 */
public final class UnreadableEntry extends RuntimeException {
  UnreadableEntry(String what, long offset) {
    super(what + " near byte " + offset);
  }
}

package dev.countersign.forms.entry;

/**
 * Stored bytes that are no entry in canonical form: the store is broken, or newer than this
 * program. The message never holds any of the bytes.
 */
public final class UnreadableEntry extends RuntimeException {
  UnreadableEntry(String what, long offset) {
    super(what + " near byte " + offset);
  }
}

package dev.countersign.app.operate.apply;

/** Whether new terms may come into force at a time that is past, for a type that has terms. */
public enum Backdating {
  /** No: what was decided stays as it was agreed. */
  REFUSED,
  /** Yes, and what came since then is decided anew. */
  ACCEPTED
}

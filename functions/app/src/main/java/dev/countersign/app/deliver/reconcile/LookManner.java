package dev.countersign.app.deliver.reconcile;

/** Whether what follows is done. */
public enum LookManner {
  /** It is done and remembered. */
  MEND,
  /** Nothing is written: it is only told what would be done. */
  TELL
}

package dev.countersign.app.publish;

import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.ledger.StoredEntry;
import java.lang.System.Logger.Level;

/** Logs what of a batch failed. */
final class PublishWarnings {
  private static final System.Logger LOG = System.getLogger(PublishBatch.class.getName());

  private PublishWarnings() {}

  /** A step that is done for many entries at once. */
  static void log(String operation, RuntimeException e) {
    LOG.log(Level.WARNING, "{0} failed: {1}", operation, cause(e));
  }

  /** A step of one entry. */
  static void log(String operation, StoredEntry stored, RuntimeException e) {
    LOG.log(
        Level.WARNING,
        "{0} failed: entry {1} of {2}, {3}",
        operation,
        stored.entry().seq(),
        stored.entry().outcome(),
        cause(e));
  }

  /** Names the failure without its message, which may quote content; that of ours never does. */
  private static String cause(RuntimeException e) {
    return e instanceof OperationFailed ? e.toString() : e.getClass().getName();
  }
}

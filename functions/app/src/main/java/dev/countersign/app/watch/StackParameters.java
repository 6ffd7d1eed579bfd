package dev.countersign.app.watch;

import dev.countersign.domain.failure.OperationFailed;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;

/**
 * The deployment's own parameters: its keys, its settings, and the bus that it is given. They are
 * tried without a request, so that a lost one is known before the first delivery of the day needs
 * it.
 */
public final class StackParameters {
  private static final System.Logger LOG = System.getLogger(StackParameters.class.getName());

  private final Map<String, Runnable> uses;

  /**
   * The parameters.
   *
   * @param uses what throws when a parameter can't be read or used, by what it is
   */
  public StackParameters(Map<String, Runnable> uses) {
    this.uses = new TreeMap<>(uses);
  }

  /** How many can't be read or used now; each is logged with its cause. */
  public int unreadable() {
    int unreadable = 0;
    for (var use : uses.entrySet()) {
      try {
        use.getValue().run();
      } catch (OperationFailed e) {
        LOG.log(Level.ERROR, "parameter of the stack: {0}: {1}", use.getKey(), e.getMessage());
        unreadable++;
      }
    }
    return unreadable;
  }
}

package dev.countersign.aws.settings;

import static io.quarkiverse.loggingjson.providers.KeyValueStructuredArgument.kv;

import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import java.lang.System.Logger.Level;
import java.util.List;

/** What a function saw of the settings. Its lines name settings and never quote one. */
final class SettingsLog {
  private static final System.Logger LOG = System.getLogger(SettingsLog.class.getName());
  private static final String EVENT = "settings";

  /**
   * Settings were taken. There is a line where something changed or is not known.
   *
   * @param version of the parameter, for its history
   */
  void taken(List<String> changed, List<String> notKnown, long version) {
    if (!changed.isEmpty() || !notKnown.isEmpty()) {
      LOG.log(
          notKnown.isEmpty() ? Level.INFO : Level.WARNING,
          EVENT,
          kv("event", EVENT),
          kv("changed", changed),
          kv("not_known", notKnown),
          kv("version", version));
    }
  }

  /**
   * Settings could not be had.
   *
   * @param kept whether the last good ones stay; else nothing is answered
   */
  void refused(OperationFailed why, List<Problem> problems, boolean kept) {
    LOG.log(
        kept && why instanceof Unavailable ? Level.WARNING : Level.ERROR,
        EVENT,
        kv("event", EVENT),
        kv("reason", why instanceof Unavailable ? "unavailable" : "broken"),
        kv("what", String.valueOf(why.getMessage())),
        kv("fix", problems.stream().map(each -> each.pointer() + ": " + each.fix()).toList()),
        kv("kept", kept));
  }
}

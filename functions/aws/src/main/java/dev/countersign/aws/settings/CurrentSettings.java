package dev.countersign.aws.settings;

import dev.countersign.aws.settings.SettingsForm.Found;
import dev.countersign.aws.settings.SettingsParameter.Content;
import dev.countersign.domain.Problem;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.domain.failure.OperationFailed;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.json.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings as they are now, at most a minute old. A text that can't be used, or can't be read,
 * changes nothing: the last good settings stay, and a line tells what is wrong. Thread-safe.
 */
@ApplicationScoped
public class CurrentSettings {
  private static final Duration OLDEST = Duration.ofMinutes(1);

  /** Where there are none yet, every request asks: so long the same failure answers them all. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final SettingsParameter parameter;
  private final InstantSource clock;
  private final SettingsLog log = new SettingsLog();
  private @Nullable Settings good;
  private @Nullable OperationFailed failure;
  private Instant readAt = Instant.MIN;

  @Inject
  CurrentSettings(SettingsParameter parameter) {
    this(parameter, InstantSource.system());
  }

  CurrentSettings(SettingsParameter parameter, InstantSource clock) {
    this.parameter = parameter;
    this.clock = clock;
  }

  /**
   * The settings.
   *
   * @throws Unavailable when there were never good ones, since they can't be read now
   * @throws Misconfigured when there were never good ones, since a person must mend them
   */
  public synchronized Settings get() {
    var now = clock.instant();
    if (!isRecent(now)) {
      read(now);
    }
    if (good != null) {
      return good;
    }
    throw failure == null ? new Unavailable("read the settings", null) : failure;
  }

  /**
   * Tells when what is there now can't be used, though older settings hold.
   *
   * @throws OperationFailed why
   */
  public synchronized void verify() {
    var _ = get();
    if (failure != null) {
      throw failure;
    }
  }

  /** Forgets all, so that the next use reads: a snapshot's settings may be months old. */
  public synchronized void forget() {
    good = null;
    failure = null;
    readAt = Instant.MIN;
  }

  /** A clock that was set back makes nothing recent. */
  private boolean isRecent(Instant now) {
    return !now.isBefore(readAt) && now.isBefore(readAt.plus(good == null ? PAUSE : OLDEST));
  }

  private void read(Instant now) {
    readAt = now;
    try {
      var content = parameter.read();
      switch (SettingsForm.read(content.text())) {
        case Reading.Read<Found>(Found found) -> take(found, content);
        case Reading.Unreadable<Found>(List<Problem> problems) ->
            keep(new Misconfigured(wrong(problems), null), problems);
      }
    } catch (Unavailable | Misconfigured e) {
      keep(e, List.of());
    }
  }

  private void take(Found found, Content content) {
    var before = good;
    good = found.settings();
    failure = null;
    log.taken(
        before == null ? List.of() : good.changedFrom(before),
        before == null || !good.equals(before) ? found.notKnown() : List.of(),
        content.version());
  }

  private void keep(OperationFailed why, List<Problem> problems) {
    failure = why;
    log.refused(why, problems, good != null);
  }

  private static String wrong(List<Problem> problems) {
    return problems.stream()
        .map(Problem::toString)
        .collect(Collectors.joining("; ", "the settings can't be used: ", ""));
  }
}

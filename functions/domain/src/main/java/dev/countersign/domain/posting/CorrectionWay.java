package dev.countersign.domain.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an engine takes back a usage.
 *
 * @param withinOrNull how long after the usage was sent; without it, however long
 * @param dedupe whether the correction may be asked for twice
 */
public record CorrectionWay(
    RequestKind.How how, @Nullable Duration withinOrNull, While period, Dedupe dedupe) {
  /** What must be true of the period of the usage's posting time. */
  public enum While {
    /** It must be open. */
    OPEN,
    /** It may be closed, too. A negative is never dated into a closed period all the same. */
    ALWAYS
  }
}

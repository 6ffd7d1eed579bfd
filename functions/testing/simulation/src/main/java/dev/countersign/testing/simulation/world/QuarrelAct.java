package dev.countersign.testing.simulation.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody says of a line, or of a result that is missing.
 *
 * @param after how long after the act before it; of the first, after the line was first spoken of
 * @param part of the line that it names, in thousandths; none if it names no amount
 * @param late how long after its receipt it is decided, as by a replay
 */
public record QuarrelAct(
    Duration after, Word word, String code, @Nullable Integer part, Duration late) {

  /** What is said. */
  public enum Word {
    DISPUTED,
    WITHDRAWN,
    CONTESTED,
    CONCEDED,
    OFFERED,
    RULED_STANDS,
    RULED_FALLS,
    RULED_ADJUSTED,
    /** By a source of resolutions that the terms may not name. */
    RULED_BY_ANOTHER,
    ASKED,
    DECLINED,
    ASKED_NO_MORE
  }
}

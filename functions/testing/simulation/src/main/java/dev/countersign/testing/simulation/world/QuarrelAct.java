package dev.countersign.testing.simulation.world;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody says of a line, or of a result that is missing.
 *
 * @param from what its time is counted from
 * @param after how long after that; it may be before it
 * @param part of the line that it names, in thousandths; none if it names no amount
 * @param late how long after its receipt it is decided, as by a replay
 */
public record QuarrelAct(
    From from, Duration after, Word word, String code, @Nullable Integer part, Duration late) {

  /** What the time of something that is said is counted from. */
  public enum From {
    /** What was said before; at first, when the line was first spoken of. */
    BEFORE,
    /** The deadline of what is undecided; where there is none, what was said before. */
    DEADLINE,
    /** The end of the time in which the line can be disputed; where there is none, as before. */
    OPEN_UNTIL
  }

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

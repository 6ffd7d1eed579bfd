package dev.countersign.domain.posting;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decisions need of an engine's file, and of what the tenant says instead.
 *
 * @param dedupe how long it knows the key of a usage
 * @param ways how it takes back a usage: the first that applies is used
 * @param documents which documents it can make
 * @param sumsEveryOrNull how much time is summed into one usage, where the engine takes only sums
 */
public record EngineRules(
    Dedupe dedupe,
    TimeLimits time,
    Periods periods,
    List<CorrectionWay> ways,
    Set<RequestKind.Direction> documents,
    Reading reading,
    @Nullable Duration sumsEveryOrNull) {

  public EngineRules {
    ways = List.copyOf(ways);
    documents = Set.copyOf(documents);
  }

  /** How an engine can be asked what it has. */
  public enum Reading {
    /** For one posting. */
    BY_ID,
    /** Not for one posting: for sums, or for nothing. */
    NOT_BY_ID
  }
}

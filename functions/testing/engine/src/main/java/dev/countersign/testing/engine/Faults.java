package dev.countersign.testing.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong between a caller and an engine. Each draw depends on the seed, the key and the
 * number of the key's requests alone, so that a world without one request draws the same for the
 * others.
 *
 * @param lostBeforePerMille how many of 1,000 requests never reach the engine
 * @param lostAfterPerMille how many of 1,000 answers never reach the caller
 * @param halvedPerMille how many of 1,000 answers to batches speak of the first half alone
 * @param refusedPerMille how many of 1,000 keys the engine never takes, for a reason of its own
 */
public record Faults(
    long seed,
    int lostBeforePerMille,
    int lostAfterPerMille,
    int halvedPerMille,
    int refusedPerMille,
    List<Outage> outages) {
  public Faults {
    outages = List.copyOf(outages);
  }

  /** With whole answers to batches, and nothing refused. */
  public Faults(long seed, int lostBeforePerMille, int lostAfterPerMille, List<Outage> outages) {
    this(seed, lostBeforePerMille, lostAfterPerMille, 0, 0, outages);
  }

  public static Faults none() {
    return new Faults(0, 0, 0, List.of());
  }

  public boolean areNone() {
    return lostBeforePerMille == 0
        && lostAfterPerMille == 0
        && halvedPerMille == 0
        && refusedPerMille == 0
        && outages.isEmpty();
  }

  Optional<EngineAnswer> outage(Instant now) {
    return outages.stream().filter(one -> one.covers(now)).findFirst().map(Outage::answer);
  }

  boolean losesRequest(String key, int nth) {
    return draw("before", key, nth) < lostBeforePerMille;
  }

  boolean losesAnswer(String key, int nth) {
    return draw("after", key, nth) < lostAfterPerMille;
  }

  boolean halves(String key, int nth) {
    return draw("half", key, nth) < halvedPerMille;
  }

  boolean refuses(String key) {
    return draw("refuse", key, 0) < refusedPerMille;
  }

  boolean lets(int perMille, String key, int nth) {
    return draw("race", key, nth) < perMille;
  }

  private int draw(String part, String key, int nth) {
    return Draws.of(seed, part + ' ' + key + ' ' + nth).between(0, 999);
  }
}

package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.simulation.clock.SeededDraws;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides which faults happen in a world. Each is drawn by the draws of the place where it can
 * happen: one can be left out, and the others stay.
 */
public final class FaultPlan {
  /** A fault that happened, and where: the place is the same in every run of a seed. */
  public record Happened(Fault kind, String where) {
    @Override
    public String toString() {
      return kind + " " + where;
    }
  }

  /**
   * Which of those drawn may happen.
   *
   * @param onlyOrNull these and no others; none where all may
   */
  public record Allowed(@Nullable Set<Happened> onlyOrNull) {
    public static final Allowed ALL = new Allowed(null);
    public static final Allowed NONE = new Allowed(Set.of());

    boolean allows(Fault kind, String where) {
      return onlyOrNull == null || onlyOrNull.contains(new Happened(kind, where));
    }
  }

  private final Allowed allowed;
  private final Map<Fault, Integer> perMille = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
  private final List<Happened> happened = new ArrayList<>();
  private final NavigableMap<Instant, Instant> rests = new TreeMap<>();
  private boolean calm;

  /** The faults of a seed's world. Some worlds are sound, some have some kinds, some have all. */
  public FaultPlan(long seed, Allowed allowed) {
    this.allowed = allowed;
    var dice = SeededDraws.of(seed, "faults");
    int tenths = dice.oneOf(0, 2, 5, 10, 10, 15);
    int kinds = dice.oneOf(150, 500, 1000);
    for (Fault kind : Fault.values()) {
      boolean here = dice.perMille(kinds);
      perMille.put(kind, here ? Math.min(900, kind.perMille() * tenths / 10) : 0);
    }
  }

  /** From now on nothing fails. */
  public void calm() {
    calm = true;
  }

  /** Whether a fault happens here. The draw is made in any case, so that later draws stay. */
  public boolean happens(Fault kind, SeededDraws dice, String where) {
    int rate = perMille.getOrDefault(kind, 0);
    return dice.perMille(rate) && !calm && note(kind, where);
  }

  /** How often in a thousand a kind happens in this world. */
  int rate(Fault kind) {
    return calm ? 0 : perMille.getOrDefault(kind, 0);
  }

  /** Notes a fault that was drawn elsewhere, and gives whether it may happen. */
  public boolean note(Fault kind, String where) {
    if (!allowed.allows(kind, where)) {
      return false;
    }
    counts.merge(kind, 1, Integer::sum);
    happened.add(new Happened(kind, where));
    return true;
  }

  /** The stream and settle stand still for this time: what is written in it is published later. */
  public void rest(Instant from, Instant until) {
    rests.put(from, until);
  }

  /** When the stream and settle go on, each time. */
  public List<Instant> restsEnd() {
    return List.copyOf(rests.values());
  }

  /** When the stream and settle go on, of a time at which they stand still. */
  public Optional<Instant> goOn(Instant at) {
    var rest = rests.floorEntry(at);
    return rest != null && rest.getValue().isAfter(at) && note(Fault.PUBLISHING_STOPPED, "" + at)
        ? Optional.of(rest.getValue())
        : Optional.empty();
  }

  /** How often each kind happened. */
  public Map<Fault, Integer> counts() {
    return counts;
  }

  /** The faults that happened, in order. */
  public List<Happened> happened() {
    return happened;
  }
}

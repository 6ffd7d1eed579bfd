package dev.countersign.proof.verify;

import dev.countersign.proof.month.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the entries of one outcome after the other, over all months that are there, in the order
 * of their keys. It keeps the entries of two numbers.
 */
final class ChainWindow {
  /** More entries of one number than this are no longer held against the ones of the next. */
  private static final int MOST = 1000;

  private final MonthFindings findings;
  private final BooleanSupplier isWhole;
  private final Consumer<ChainLink> last;
  private List<ChainLink> links = new ArrayList<>();
  private List<ChainLink> earlier = List.of();
  private boolean isNew = true;
  private @Nullable ChainLink seen;

  /** The first line of the number that was seen last, and how many lines that number has. */
  private @Nullable ChainLink alone;

  private int alike;

  /**
   * A window.
   *
   * @param isWhole whether nothing stood before the first of the months
   * @param last gets the entry that counts last of each outcome
   */
  ChainWindow(MonthFindings findings, BooleanSupplier isWhole, Consumer<ChainLink> last) {
    this.findings = findings;
    this.isWhole = isWhole;
    this.last = last;
  }

  void add(ChainLink link) {
    if (seen != null && seen.leaf().key().equals(link.leaf().key())) {
      report("one entry in two months", seen, link);
    }
    seen = link;
    number(link);
    if (link.leaf().isPutBack()) {
      return; // it says nothing of what stood before it or after it
    }
    if (!links.isEmpty()) {
      step(links.getFirst(), link);
    }
    if (links.isEmpty()) {
      begin(link);
    }
    compare(link);
    if (links.size() < MOST) {
      links.add(link);
    }
  }

  void end() {
    ended();
    outcomeEnded();
  }

  private void outcomeEnded() {
    counting(links).or(() -> counting(earlier)).ifPresent(last);
    links = new ArrayList<>();
    earlier = List.of();
    isNew = true;
  }

  /** Counts the lines of one number: a restore took one back for another of its number. */
  private void number(ChainLink link) {
    boolean same =
        alone != null
            && alone.leaf().outcome().equals(link.leaf().outcome())
            && alone.leaf().seq() == link.leaf().seq();
    if (same) {
      alike++;
    } else {
      ended();
      alone = link;
      alike = 1;
    }
  }

  private void ended() {
    if (alone != null && alike == 1 && alone.leaf().isSuperseded() && !alone.leaf().isPutBack()) {
      report("it is superseded, and no other line has its number", alone);
    }
    alone = null;
  }

  /** Moves on to the next number, or to the next outcome. */
  private void step(ChainLink before, ChainLink link) {
    if (!before.leaf().outcome().equals(link.leaf().outcome())) {
      outcomeEnded();
      return;
    }
    int skipped = link.leaf().seq() - before.leaf().seq() - 1;
    if (skipped < 0) {
      return; // one of the same number; or the lines aren't sorted, which has a name of its own
    }
    if (skipped > 0) { // beside one that came late, too: what follows that is no earlier
      report("numbers are missing between these lines", before, link);
    }
    earlier = skipped > 0 ? List.of() : links;
    links = new ArrayList<>();
  }

  private void begin(ChainLink link) {
    boolean fromNothing = link.leaf().seq() == 1 || isWhole.getAsBoolean();
    if (isNew && fromNothing && !link.leaf().was().equals(Standing.NOTHING)) {
      report("it is the first of its outcome and says that something stood before", link);
    }
    isNew = false;
  }

  private void compare(ChainLink link) {
    for (ChainLink one : links) {
      boolean isSame = one.leaf().key().equals(link.leaf().key());
      if (!isSame && !one.leaf().isSuperseded() && !link.leaf().isSuperseded()) {
        report("two entries of one number, and no restore took one of them back", one, link);
      }
    }
    var candidates = candidates(link);
    boolean fits =
        candidates.isEmpty()
            || candidates.stream().anyMatch(one -> one.leaf().is().equals(link.leaf().was()));
    if (!fits) {
      report("what it was is not what the entry before it is", candidates.getFirst(), link);
    }
  }

  /** The entries that this one may follow: the one that counts, unless a restore took it back. */
  private List<ChainLink> candidates(ChainLink link) {
    var counting = counting(earlier);
    return counting.isEmpty() || link.leaf().isSuperseded() ? earlier : List.of(counting.get());
  }

  private static Optional<ChainLink> counting(List<ChainLink> links) {
    return links.stream().filter(link -> !link.leaf().isSuperseded()).findFirst();
  }

  private void report(String what, ChainLink... links) {
    var all = List.of(links);
    if (all.stream().anyMatch(ChainLink::isVerified)) {
      findings.addProved(MonthFault.BROKEN_CHAIN, what, all.stream().map(ChainLink::text).toList());
    }
  }
}

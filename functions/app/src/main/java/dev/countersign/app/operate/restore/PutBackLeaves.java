package dev.countersign.app.operate.restore;

import dev.countersign.app.month.LostEntry;
import dev.countersign.app.month.MonthLeaves;
import dev.countersign.domain.Bytes;
import dev.countersign.ledger.Outcomes;
import dev.countersign.ledger.StoredEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts the leaves of entries that a restore took back into their months again, as far as the bus
 * proves them: each result on it carries the receipt of its entry. Nothing may be published
 * meanwhile. Repeating it changes nothing.
 */
public final class PutBackLeaves {
  private final Outcomes outcomes;
  private final MonthLeaves leaves;
  private final Map<String, LostEntry> published = new LinkedHashMap<>();

  /**
   * Over a restored table.
   *
   * @param outcomes its outcomes: what they have isn't lost
   */
  public PutBackLeaves(Outcomes outcomes, MonthLeaves leaves) {
    this.outcomes = outcomes;
    this.leaves = leaves;
  }

  /**
   * Takes a result that is on the bus.
   *
   * @param event as the bus has it, bare or in its envelope; what is no result, and a result whose
   *     receipt says nothing of it, are passed over
   */
  public void add(Bytes event) {
    LostEntry.of(event).ifPresent(entry -> published.merge(entry.key(), entry, LostEntry::with));
  }

  /** Puts the leaves of those whose entries are lost; how many these are. */
  public int put() {
    int lost = 0;
    for (LostEntry entry : published.values()) {
      if (isLost(entry)) {
        leaves.put(entry.tenant(), entry.recordedAt(), entry.key(), entry::leaf);
        lost++;
      }
    }
    return lost;
  }

  private boolean isLost(LostEntry entry) {
    return outcomes
        .at(entry.tenant(), entry.claim(), entry.seq())
        .map(StoredEntry::sealed)
        .filter(sealed -> sealed.hash().hex().equals(entry.hash()))
        .isEmpty();
  }
}

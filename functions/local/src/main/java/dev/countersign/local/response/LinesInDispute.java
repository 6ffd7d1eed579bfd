package dev.countersign.local.response;

import dev.countersign.local.response.Objection.LineDispute;
import dev.countersign.proof.month.EntryLeaf;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The disputes of one month's lines, gathered from the entries of that month and of those after it,
 * in their order. Of an outcome the newest dispute of its line counts.
 */
final class LinesInDispute {
  private final String period;
  private final SortedMap<String, Objection> byOutcome = new TreeMap<>();

  LinesInDispute(String period) {
    this.period = period;
  }

  /** Takes the next entry. A dispute is of this month where its line stood by this month then. */
  void add(EntryLeaf entry) {
    var dispute = entry.json().object("dispute");
    var id = dispute.text("id");
    if (id.isEmpty() || entry.isSuperseded()) {
      return;
    }
    var known = Optional.ofNullable(byOutcome.get(entry.outcome()));
    var same = known.filter(one -> isOf(one, id.get()));
    if (same.isEmpty() && !entry.was().since().equals(Optional.of(period))) {
      return;
    }
    var was = entry.was();
    var currency = was.currency().or(() -> dispute.text("currency"));
    var billed =
        same.map(one -> dispute(one).billed())
            .orElseGet(() -> was.currency().isPresent() ? was.billed() : was.quantity());
    var line =
        new LineDispute(
            id.get(),
            dispute.text("state").orElse(""),
            billed,
            dispute.whole("amount").orElse(null),
            dispute.whole("left").orElse(null),
            same.map(one -> Optional.ofNullable(dispute(one).currencyOrNull()))
                .orElse(currency)
                .orElse(null));
    byOutcome.put(
        entry.outcome(), new Objection(entry.outcome(), dispute.text("code").orElse(""), line));
  }

  /** By the outcome's id. */
  SortedMap<String, Objection> all() {
    return byOutcome;
  }

  private static boolean isOf(Objection objection, String id) {
    return dispute(objection).id().equals(id);
  }

  private static LineDispute dispute(Objection objection) {
    var dispute = objection.disputeOrNull();
    if (dispute == null) {
      throw new IllegalStateException("each of these has a dispute");
    }
    return dispute;
  }
}
